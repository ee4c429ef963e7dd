// The words for yes and no in three languages; Chinese ones stand between blanks, English ones between commas.

/** What a word says for an answer: `soft` is a yes unless a no follows, `open` leaves it open, `hedge` weakens a yes. */
export type Vote = 'yes' | 'no' | 'soft' | 'open' | 'hedge' | 'filler'

const CHINESE: { readonly [vote in Vote]: string } = {
  yes: `
    好 好的 好滴 好哒 好嘞 好呀 好吧 好啊 可以 可以的 可 行 行的 中 成 对 对的 对头 没错 没有错 没有错误 没有误 是
    是的 是滴 正确 准确 无误 属实 同意 确认 确定 没问题 没有问题 没什么问题 没啥问题 没毛病 没意见 没有意见 没有不对
    没写错 没填错 不错 挺好 挺好的 很好 要 需要 愿意 想 有 有的 会 会的 能 能的 方便 提交 发送 发吧 交吧 赞成 认可
    妥 妥了 妥妥 得 得嘞 必须 必须的 当然 就这样 就这么办 这样就行 这样可以 都对 都正确 全对 全部正确 系 系嘅 啱
    继续 下一步 接受 允许 已阅 冇问题 木问题 莫得问题 没异议 没有异议 无异议 不反对 就是 就是这样 就是的 就按这个
    就按这样 为什么不 嗯呐 嗯哪 okk 已阅读 知悉 通过 没变 没有变 没什么要改的 不用改 不用改了 不需要改 不需要改了
    不改 不改了 不必改 无需修改 不用修改 说得对 说的对 写得对 写的对 算是 ojbk 当然不是问题 怎么不行 送出 可以发
    随时可以 随时 断开 👍 👌 ✅ 🆗 ✔ [ok] [强] [赞] [好的]`,
  no: `
    不 不是 不是的 不对 不正确 不准确 不行 不可以 不可 不好 不同意 不确认 不要 不要了 不用 不用了 不需要 不想 不想要
    不想了 不愿意 否 没 没有 没有的 没有了 错 错了 错误 有错 有误 有问题 算了 算啦 算了吧 别 别了 先不 先别 先不要
    暂不 暂时不 暂时不用 不提交 别提交 不发 不断开 不发送 不会 不能 不方便 不了 不必 不必了 拒绝 取消 无 免了
    先不同意 暂不同意 不约 不预约 不办 不交 不报 不弄 不去 不搞 不删 不删除 不删掉 别删 别删了 不撤 不撤回 唔系 唔要
    唔好 唔使 唔使了 唔使喇 唔使啦 唔得 唔想 唔愿意 不啱 唔啱 冇 不接受 不允许 没必要 不继续 写错了 填错了 不太对
    不大对 不太好 不太行 不太方便 不成 不中 甭 甭了 不属实 不赞成 不认可 不通过 👎 还是算了 还是算了吧 还是不要了
    还是不了 还是别了 木有 不ok 不太想 不大想 弗要 弗是 勿要 勿是 不得行 要不得 不妥 不是不是 不是不是的 别发 别交
    没同意 ❌ [弱] [no] [摇头]`,
  soft: '嗯 恩 唔 哦 噢 喔 额 呃',
  open: `
    不是不 不会不 不能不 没有不 并非不 不一定 不知道 不清楚 不确定 随便 都行 都可以 再说 再想想 想想 考虑一下 等等
    等一下 等会 等会儿 稍等 是不是 对不对 行不行 可不可以 好不好 要不要 有没有 能不能 会不会 是否 想不想 愿不愿意
    同不同意 不好说 不是很确定 不太确定 不太清楚 无所谓`,
  hedge: '好像 似乎 应该 可能 大概 也许 估计 或许 大约 差不多',
  filler: `
    谢谢 谢谢你 谢谢您 多谢 谢了 麻烦了 麻烦你 麻烦您 辛苦了 辛苦 请 啊 呀 吧 呢 啦 了 哈 哈哈 嘛 哟 呦 的 嘞 哒 滴
    嘅 那 那就 就 我 都 真 真的 也 这 这个 不好意思 抱歉 对不起 以上 信息 内容 警官 同志 你好 您好 联系 联系我
    联系我们 联络 联络我 打电话 打我电话 打我手机 给我打电话 打电话给我 打给我 找我 留电话 留下 留 来电`,
}

const ENGLISH: { readonly [vote in Vote]: string } = {
  yes: `
    ok, okay, okey, okie, okok, k, kk, yes, y, yeah, yep, yup, ya, yea, sure, correct, right, true, fine, agree,
    agreed, i agree, accept, accepted, good, great, perfect, of course, certainly, absolutely, definitely, go ahead,
    go on, send, send it, book, book it, yes book, submit, submit it, confirm, confirmed, i confirm, all right,
    alright, sounds good, sounds right, looks good, looks right, sure thing, fine by me, fine with me, no problem,
    not a problem, i do, we do, please do, you can, you may,
    yes you can, yes you may, it is, why not, no mistakes, all good,
    shi, shide, shi de, hao, haode, hao de, keyi, ke yi, dui, duide, dui de, xing, tongyi, tong yi, queren, mei wenti, meiwenti`,
  no: `
    no, n, nope, i don't agree, i do not agree, i don't accept, i don't want, nah, not, no way, never, wrong, false,
    incorrect, not correct, not right, not true, disagree, i disagree, don't agree, do not agree, don't, dont,
    do not, no thanks, no thank you, not now, not really, not yet, cancel, stop, i don't, i do not, refuse,
    don't send, don't send it, do not send it, don't submit, not ok, not okay, don't delete, do not delete,
    don't delete it, do not delete it, keep it, keep them, not good, isn't right, isn't correct, not at all,
    bu, bushi, bu shi, buyao, bu yao, buyong, bu yong, budui, bu dui, bu tongyi, butongyi, suanle, suan le`,
  soft: 'hm, hmm, oh, um, uh, well',
  open: `
    maybe, perhaps, not sure, don't know, dont know, do not know, i'm not sure, i am not sure,
    wait, depends, no idea, not necessarily, later`,
  hedge: 'think, guess, probably, seems, might be, possibly',
  filler: `
    please, thanks, thank you, thx, thank you very much, it, the, that, this, to, i, you, a, officer, then, just,
    and, all, is, it's, that's, thats, its, very much, so, sir, madam, with, contact me, call me, reach me, phone me`,
}

/** What each word says. */
export const votes: ReadonlyMap<string, Vote> = new Map([
  ...kinds().flatMap((vote) => words(CHINESE[vote], /\s+/).map((word) => [word, vote] as const)),
  ...kinds().flatMap((vote) => words(ENGLISH[vote], /\s*,\s*/).map((word) => [word, vote] as const)),
])

/** How long words are at most, by the code of what they begin with. */
export const longestVotes: ReadonlyMap<number, number> =
  new Map([...votes.keys()].toSorted((a, b) => a.length - b.length).map((word) => [word.charCodeAt(0), word.length]))

function kinds(): readonly Vote[] {
  return ['filler', 'hedge', 'open', 'soft', 'yes', 'no']
}

function words(list: string, between: RegExp): readonly string[] {
  return list.trim().split(between)
}
