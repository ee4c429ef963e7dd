// Who a message about danger speaks of: the resident, those near them, strangers, those who help.

/** Words for people. */
export const people: Readonly<Record<string, string>> = {
  self: `我 我们 俺 咱 自己 本人 俺们 咱们 me i my us we our myself`,
  child: `孩子 小孩 小孩子 小朋友 娃 娃娃 娃儿 宝宝 婴儿 女儿 儿子 闺女 幼儿 男孩 女孩 小女孩 小男孩 孙子 孙女 侄子
    侄女 外孙 女童 男童 学生 同学 弟弟 妹妹 小学生 初中生 小姑娘 小伙子 child children kid kids baby toddler son
    daughter boy girl infant newborn student students 小朋友们 学生们 仔 女仔 个仔 细路 崽 小崽 毛毛 男娃 女娃 孩儿
    外孙女 三岁 四岁 五岁 六岁 七岁 八岁 两岁 岁男孩 岁女孩 婴孩 宝贝 year-old 细伢子 细伢崽 细伢 伢子 伢崽 妹陀
    娃子 妮儿 妮子 囡囡 囝仔 囝 小囡 小娃 小娃娃 儿 崽崽 学生娃 高中生 大学生 中学生 幼童 婴幼儿 刚出生 新生儿
    早产儿 月大 个月大 小外甥 外甥 外甥女 小弟 小妹 姐弟 兄弟 双胞胎 女生 男生 女学生 女同学 男同学 BB bb 细蚊仔
    个仔女 孙`,
  elder: `老人 老人家 奶奶 爷爷 外公 外婆 姥姥 姥爷 大爷 大妈 大娘 阿婆 阿公 阿嬷 老汉 老头 老太太 老太 老伴 grandma
    grandpa grandmother grandfather elderly 老爷子 大叔 大伯 老伯 老大爷 老大妈 老奶奶 老爷爷 老父亲 老母亲 独居老人
    阿伯 阿姨 姥 老妈 老爸 老汉儿 老父 老母 老公公 老头子 老爷 老娘 老大娘 老婆婆 老阿姨 老两口 太婆 老太婆 阿爷
    阿嫲 阿妈 阿爸 老奶 孤寡老人 独居 高龄 年老 七十多 八十多 九十 七十岁 八十岁 六十多 老年人 孕妇 病人 残疾人 盲人
    瘫痪`,
  parent: `爸 妈 爸爸 妈妈 我爸 我妈 父亲 母亲 爹 娘 老爸 老妈 岳母 岳父 婆婆 公公 继父 继母 养父 dad mom father
    mother mum parents stepfather 俺娘 俺爹 俺爸 俺妈 娘亲 老妈子 阿妈 阿爸 阿娘 阿爹 后爸 后妈 养母 爹妈 爸妈 父母
    家长 婆家 mommy daddy mama papa`,
  partner: `老公 老婆 丈夫 妻子 媳妇 男朋友 女朋友 男友 女友 前夫 前妻 前男友 前女友 前任 对象 爱人 husband wife
    boyfriend girlfriend ex ex-husband ex-boyfriend partner 未婚夫 未婚妻 前女婿 女婿 媳妇儿 堂客 婆娘 我男人 我女人
    屋里头 先生 太太 先生他 老公他 前公公 对象他 两口子 夫妻 夫妻俩 情侣`,
  relative: `哥 姐 弟 妹 哥哥 姐姐 表哥 表弟 堂哥 舅舅 叔叔 阿姨 姑姑 亲戚 家人 家里人 brother sister uncle aunt
    cousin family 堂弟 堂姐 表姐 表妹 侄 嫂子 嫂 弟妹 弟媳 姐夫 妹夫 舅 姑 姨 小姨 小舅 大伯 伯伯 二叔 三叔 我弟
    我哥 我姐 我妹 大哥 大姐 兄弟 姐妹 全家 一家 一家人 一家三口 一家五口 家属`,
  friend: `朋友 闺蜜 室友 同事 舍友 工友 哥们 同伴 队友 驴友 网友 roommate friend friends colleague coworker
    classmate 师傅 师父 徒弟 发小 驴友们 战友 网友们 群友 邻桌 舍友们 房客 租客 客人 教练 同桌 同伴们 伙伴 队员
    哥们儿 姐们 老乡 熟人 主播 客户 顾客们`,
  neighbour: `邻居 隔壁 楼上 楼下 对门 对面 next door neighbor neighbour neighbors neighbours upstairs downstairs`,
  somebody: `有人 有个人 人家 他们 男的 女的 男人 女人 男子 女子 一个人 几个人 一群人 一帮人 一伙人 好多人 很多人
    两个人 三个人 个人 十几个人 陌生人 不认识 家伙 someone somebody man men woman women guy guys people stranger
    strangers person anyone 一个男的 一个女的 一男一女 有男的 有女的 有个男的 有个女的 那男的 那女的 这男的 那个人
    那人 这人 这个人 对方 不明身份 一伙 一帮 一群 俩人 两个 几个 十几个 二十多人 好几个 好几十 一堆人 小年轻 壮汉
    大汉 条友 佢 佢哋 行人 路人 群众 乘客 顾客 服务员 保安 店员 工人 医生 护士 老师 骑手 外卖员 outside-guy 有个司机
    醉汉们 一个男子 一个女子 一个小伙 小伙 姑娘 年轻人 妇女 女孩 男孩 大姐 大妈 大爷 大哥 路过的 过路的 好几个人
    好几个男的 三个男的 两个男的 两个女的 五六个 七八个 十来个 四五个 三四个 一大群 一大帮 一车人 两拨人 两伙人
    两帮人 两家人 两家 双方 对面的人 旁边的人 里面的人 外面的人 楼上的人 别人 某人 谁 哪个 哪个人 那家 那家人
    那个女的 那个男的 骑车的 开车的 外卖小哥 小哥 快递小哥 店主 老板娘 店老板 收银员 乘务员 售票员 护工 保姆 育儿嫂
    月嫂 业主 住户 村民 居民 游客 外国人 老外 志愿者 环卫工 清洁工 工人师傅 民工 农民工 矿工 船员 渔民 cyclist
    pedestrian worker workers passenger teenager teen lady`,
  villain: `小偷 贼 歹徒 劫匪 坏人 骗子 人贩子 疯子 醉汉 酒鬼 精神病 精神病人 流氓 变态 绑匪 诈骗犯 扒手 暴徒 蒙面
    凶手 抢匪 催债的 讨债的 要账的 债主 黑社会 混混 流浪汉 robber robbers thief thieves burglar intruder scammer
    scammers kidnapper drunk gang gunman attacker stalker 贼人 盗贼 入室 逃犯 通缉犯 凶徒 精神病患者 疯婆子 疯女人
    疯男人 醉鬼 喝醉 喝多 喝酒 发酒疯 耍酒疯 酒疯 传销的 高利贷 恶霸 村霸 瓜娃子 psycho lunatic pervert 坏蛋 打手
    收债的 要债的 追债 高利贷的 劫犯 抢劫犯 强奸犯 杀人犯 诈骗团伙 骗子们 歹人 人贩 疯汉 疯狗 癫佬 颠佬 癫婆 神经病
    精神不正常 精神有问题 脑子有问题 发疯 发癫 发狂 喝大了 喝高了 喝多了 喝醉了 醉醺醺 酒后 撒酒疯 酒驾 醉驾 黑衣
    戴口罩 戴面具 戴头套 蒙着脸 蒙脸 头套 鬼鬼祟祟 鬼祟 可疑 形迹可疑 陌生男 陌生男子 陌生女人 陌生男人 不明人员
    不法分子 恐怖分子 悍匪 毒贩 瘾君子 毒瘾 吸了毒 吸毒的 犯病 发病 发病了 犯病了 赌徒 黑帮 社会上的人 社会青年
    小混混 二流子 贼娃 老鼠会 传销 burglars 陌生人 stranger strangers intruders`,
  police: `警察 民警 派出所 公安 公安局 警官 交警 出警 police cop cops officer officers 派警 民警同志 巡警 特警 警车
    协警 辅警 警员 特警队 消防 消防员 消防队 119 120 急救车`,
}
