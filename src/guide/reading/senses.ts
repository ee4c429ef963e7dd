// What everyday words stand for: things, people, what happened and whose business it is, with many words under one name each,
// so that what was learnt of a wallet that was lost holds for a purse that is gone. They are learnt from, and decide nothing.

import { rememberLast } from '../../lib/remember.ts'
import { createWordSearch } from './word-search.ts'

/** Words by sense, parted by blanks; a word may stand under several. Latin words are whole, those of a phrase are joined by dashes. */
const SENSES: Readonly<Record<string, string>> = {
  // Things of ours.
  'id card': `身份证 二代证 身份卡 身份證 id-card identity-card 身份证号`,
  hukou: `户口 户籍 落户 户主 入户 集体户 户头 hukou household 迁移证 准迁证 本子上 本上 这本 一个本 户口簿 上户`,
  passport: `护照 passport 出国证件 出国的本 出国证`,
  border: `港澳 香港 澳门 通行证 签注 过关 hong-kong macau macao 台湾 台北 高雄 taiwan 迪士尼 福田口岸 拱北`,
  licence: `驾驶证 驾照 驾本 车本 学车 科目 c1 c2 b2 a1 a2 d照 考本 驾校 满分学习 licence license driving-licence driving-license
    driver's-license`,
  car: `车 汽车 轿车 面包车 皮卡 货车 二手车 新车 提车 摩托 摩托车 小车 大车 中巴 拖车 suv car vehicle truck motorcycle van`,
  plate: `车牌 号牌 牌照 上牌 挂牌 行驶证 绿本 登记证书 临牌 前牌 后牌 绿牌 蓝牌 牌子 plate plates`,
  ebike: `电动车 电瓶车 电驴 小电驴 电动自行车 电三轮 电动三轮 ebike e-bike scooter moped`,
  seal: `公章 印章 刻章 财务章 法人章 合同章 盖章 seal chop stamp`,
  website: `网站 网页 小程序 公众号 app 备案 服务器 域名 博客 icp website domain`,
  dog: `狗 犬 泰迪 金毛 哈士奇 拉布拉多 柯基 宠物 猫 狗证 狗牌 疫苗证 dog dogs puppy cat pet`,
  fireworks: `烟花 鞭炮 爆竹 礼花 炮仗 礼炮 冷焰火 烟火秀 放炮 fireworks firecrackers`,
  gathering: `活动 演唱会 晚会 灯会 灯展 庙会 马拉松 车展 啤酒节 见面会 唱大戏 唱戏 音乐节 比赛 几千人 千人 concert festival marathon event`,
  noise: `吵 噪音 扰民 广场舞 音箱 音响 装修 电钻 打桩 施工 喇叭 低音 唢呐 k歌 架子鼓 练琴 小号 麻将声 嗡嗡 震 noise loud music party`,
  bankcard: `银行卡 工资卡 储蓄卡 卡被 卡里 电话卡 手机卡 号码 手机号 收款 转账 非柜面 涉诈 涉案 bank-card account sim`,
  belongings: `钱包 包 背包 手机 雨伞 伞 钥匙 平板 电脑 耳机 手表 戒指 项链 行李 箱子 书包 袋子 衣服 眼镜 皮夹 手链 相机 bag wallet phone keys laptop
    umbrella backpack purse luggage`,
  paper: `证明 公证 材料 表 回执 单子 复印件 底册 certificate proof document documents paper`,
  // People.
  baby: `宝宝 娃 婴儿 新生儿 双胞胎 二胎 三胎 出生证 满月 月子 刚生 落地 生了 baby newborn twins born`,
  child: `孩子 小孩 儿子 女儿 闺女 孙子 孙女 外孙 侄子 外甥 弟弟 妹妹 学生 kid kids child children son daughter`,
  parent: `爸 妈 父亲 母亲 爹 娘 老人 爷爷 奶奶 外公 外婆 姥姥 姥爷 公公 婆婆 岳父 岳母 老父 老母 舅 叔 姑 姨 father mother dad mom mum parents grandpa grandma`,
  spouse: `老公 老婆 丈夫 妻子 媳妇 爱人 对象 结婚 领证 嫁 入赘 夫妻 两口子 成家 husband wife spouse married marry wedding`,
  parted: `离婚 离了 前夫 前妻 判给 抚养 再婚 改嫁 守寡 离异 divorce divorced ex-husband ex-wife`,
  foreigner: `外国 老外 外籍 法国 德国 美国人 韩国人 日本人 外教 留学生 印度 俄罗斯 越南 英国 工程师 visa foreigner foreign my-visa residence-permit expat`,
  stranger: `有人 那人 陌生 隔壁 邻居 楼上 楼下 对门 someone somebody neighbour neighbor`,
  tenant: `租客 租户 房客 出租 租房 房东 合租 宿舍 搬来 搬家 借住 长住 外地人 工棚 实习生 民宿 住我家 住我这 tenant landlord rent rented flat apartment`,
  soldier: `当兵 退伍 退役 转业 部队 士官 义务兵 军装 复员 服役 军人 army veteran discharged`,
  staff: `民警 警察 交警 辅警 窗口 大厅 派出所 车管所 出入境 户籍科 police officer officers station counter`,
  // What happened.
  lost: `丢 丢了 不见 不见了 没了 找不到 找不着 遗失 弄丢 落在 忘在 掉了 掉河里 不知去向 没影 lost missing left forgot gone`,
  found: `捡到 捡了 拾到 捡着 拾得 认领 失主 found`,
  stolen: `被偷 偷了 顺走 被扒 扒手 小偷 贼 失窃 被盗 被抢 stolen stole thief robbed`,
  damaged: `坏 破 烂 撕 泡水 泡了 洗坏 掰断 磨 花了 弯了 咬 啃 烧了 烧没 消磁 读不出 刷不出 看不清 画花 damaged broken torn wet burnt`,
  expired: `到期 过期 快到 有效期 到日子 到了年限 期满 失效 剩 还剩 作废 expire expires expired expiring runs-out ends`,
  first: `第一次 头一回 头一次 没办过 从没 没出过 从来没 首次 初次 啥也没有 还没有 刚满 first never`,
  died: `去世 过世 走了 没了 不在了 病故 死了 死亡 后事 头七 火化 骨灰 遗体 殡仪馆 died dead deceased passed-away funeral`,
  bought: `买了 刚买 提回来 提了 买的 全款 交房 收房 房本 购房 bought purchased`,
  sold: `卖了 卖给 卖掉 过户 转给 送给 送我 给了 抵债 转让 收走 车贩子 车行 中介 sold sell selling transfer gave gift`,
  moved: `迁 迁到 迁过来 挪到 转到 搬到 投奔 投靠 跟着我 接过来 落过来 过来住 move moved transfer`,
  studies: `大学 录取 毕业 退学 学校 研究生 博士 大专 上学 入学 报到 读书 陪读 高考 中考 小升初 幼儿园 university college school graduate graduated enrolment`,
  working: `上班 打工 公司 单位 工作 职称 技工 社保 入职 招聘 应聘 开发区 人才 work job company employer hired`,
  abroad: `出国 国外 境外 移民 签证 绿卡 出差 旅游 度蜜月 陪读 留学 回国 定居 abroad overseas travel trip flight emigrate`,
  days: `住了几天 待了多少天 居住天数 几年在国内 行程 出入境 出境 进出 入境 次数 entry exit entries`,
  wrong: `写错 登错 登记成 登反 写成 不一样 对不上 不符 错了 晚了两年 写小 写大 差一个字 改回来 年龄 生日 民族 性别 wrong incorrect mistake misspelt`,
  naming: `名字 改名 姓 跟我姓 随我姓 起名 同名 生僻字 name surname rename`,
  split: `分户 单独 分出来 分家 自己过 单过 单立 另立 各过各 一个本上 split separate`,
  kin: `关系 父子 母子 母女 父女 兄妹 是他儿子 是她女儿 亲妈 亲属 一家人 kinship relationship relative`,
  clean: `犯罪 前科 案底 清白 没犯过事 背景审查 政审 无刑 criminal-record background-check police-check clearance good-conduct`,
  fined: `罚 罚款 罚单 违章 违停 违法 闯红灯 闯灯 超速 压线 压了实线 扣分 记分 分没了 被拍 抓拍 贴条 告知书 fine ticket violation speeding points`,
  unjust: `冤 不服 不认 不公 申诉 复议 不该 凭啥 凭什么 复核 认可 意见 觉得 没动手 就在旁边 unfair appeal disagree review`,
  crash: `事故 撞 追尾 蹭 刮 碰 剐 定责 主责 全责 同责 次责 认定书 责任书 liability crash accident collision rear-ended bumped`,
  towed: `拖走 拖车 扣车 被扣 车扣 停车场 押着 压在 收走 取车 领车 towed impounded seized`,
  detained: `拘留 拘了 看守所 拘留所 关了 羁押 被抓 进去了 带走 铐 坐牢 监狱 戒毒 detained detention jail custody prison arrested`,
  freed: `不起诉 撤案 无罪 抓错 撤了 放了 没事了 赔偿 国家赔偿 冤枉 acquitted dropped compensation`,
  cheated: `骗 被骗 诈骗 上当 套路 假客服 刷单 杀猪盘 转了钱 拉黑 scam scammed cheated fraud fake`,
  frozen: `冻 冻结 冻了 封卡 停机 限制 锁了 不能用 用不了 止付 只收不付 风险 frozen froze blocked restricted`,
  reported: `报案 报警 报了案 立案 受案 案子 案件 笔录 刑警队 警方 case report reported`,
  reply: `没答复 答复 没人理 没下文 没动静 没消息 进展 结果 到哪 反映 信访 上访 复查 写信 局长 reply petition`,
  scrap: `报废 拆解 卖废铁 收破烂 开不动 自燃 解体 废铁 scrap scrapped scrapyard`,
  check: `年检 年审 检车 检测 上线检测 六年免检 检验 标志 审车 inspection`,
  elderly: `七十 七十一 七十二 七十三 七十五 七十六 七十八 八十 75 70 71 72 体检表 身体条件 70岁 seventy seventy-one`,
  house: `房子 房产 房本 房产证 不动产 二手房 新房 老屋 老宅 小区 学区房 楼盘 网签 产权 物业 开发商 公租房 house property deed`,
  // Whose business it is.
  civil: `民政 婚姻登记 结婚证 离婚证 收养 领养 低保 五保 救助 殡葬 公墓 墓 养老院 福利院 老年 残疾 残联 civil-affairs adopt adoption`,
  labour: `工资 工钱 老板 包工头 欠薪 辞退 合同 工伤 仲裁 加班 押金 试用期 劳动 厂里 离职 wages salary boss fired unpaid`,
  insurance: `社保 医保 养老金 退休 公积金 失业金 报销 参保 缴费 生育津贴 保险 理赔 定损 车险 pension insurance social-security`,
  health: `医院 医生 疫苗 接种 挂号 看病 病历 诊所 药店 打针 救护车 体检 护士 健康证 hospital doctor clinic vaccine pharmacy medical`,
  education: `老师 班主任 幼儿园 小学 中学 初中 高中 学区 学籍 转学 学费 培训班 毕业证 文凭 学历 学信网 准考证 教师资格 teacher tuition diploma`,
  market: `营业执照 工商 商家 店家 退款 退货 质量 假货 过期 发票 健身房 办卡 超市 饭店 外卖 食品 消费 维修 保修 4s店 shop refund restaurant warranty gym`,
  tax: `税 个税 税务 购置税 发票 退税 契税 tax taxes invoice`,
  banking: `银行 存折 信用卡 贷款 利息 房贷 存款 柜台 密码 取钱 转账限额 征信 网贷 支付宝 微信支付 银行app 手机银行 bank loan credit mortgage`,
  court: `法院 起诉 开庭 判决 传票 执行 法官 律师 打官司 欠钱 欠条 借条 检察院 公证处 法律援助 遗嘱 老赖 court lawyer sue lawsuit notary judge`,
  utility: `水费 电费 停水 停电 自来水 燃气 煤气 天然气 暖气 供电 电表 水表 电工 充电桩 water-bill electricity power-cut heating`,
  telecom: `移动 联通 电信 宽带 话费 营业厅 流量 套餐 销户 携号 sim broadband carrier china-mobile`,
  city: `城管 摆摊 摊 占道 油烟 招牌 广告牌 违建 垃圾 路灯 井盖 路面 坑 人行道 绿化 公厕 环卫 下水道 建筑垃圾 广场 pothole street-lamp garbage`,
  environment: `污水 黑水 臭 烟囱 黑烟 废气 化工厂 排污 河里 扬尘 气味 死鱼 环保 pollution stinks smell factory`,
  traffic: `公交 地铁 出租车 网约车 滴滴 打车 高铁 火车 动车 12306 机票 航班 航空 机场 快递 邮政 包裹 驿站 顺丰 高速费 etc taxi bus train ticket flight parcel courier`,
  village: `村里 村委会 居委会 社区 街道 宅基地 土地 承包 征地 拆迁 庄稼 种地 补贴 粮补 村支书 农机 village committee land farm subsidy`,
  culture: `图书馆 博物馆 景区 门票 旅行社 导游 酒店 民宿 网吧 体育 健身 演出 文物 电影 library museum hotel tour`,
  embassy: `大使馆 领事馆 使馆 领馆 签证中心 面签 拒签 海关 清关 申报 免税 embassy consulate customs`,
  allowance: `补贴 补助 津贴 安置费 优待证 抚恤 奖励 消费券 以旧换新 subsidy allowance benefit`,
  trade: `许可 许可证 经营 资格证 从业 上岗证 特种作业 审批 执照 开店 开个 permit certificate-for licence-to`,
}

const words = new Map<string, readonly string[]>()
for (const [sense, list] of Object.entries(SENSES)) {
  const alone = [sense]
  for (const entry of list.split(/\s+/)) {
    const word = entry.replace(/(?<=[a-z])-(?=[a-z])/g, ' ')
    const known = words.get(word)
    words.set(word, known === undefined ? alone : [...known, sense])
  }
}
const search = createWordSearch(words.keys())

/** Gives the names of the senses of a normalised text in standard words, and of each two together. */
export const sensesOf = rememberLast((text): readonly string[] => {
  const senses = new Set<string>()
  for (const { word } of search(text)) for (const sense of words.get(word) ?? []) senses.add(sense)
  const found = Array.from(senses, (sense) => `%${sense}`)
  const each = [...senses].toSorted()
  for (let at = 0; at < each.length; at += 1) {
    for (let other = at + 1; other < each.length; other += 1) found.push(`%${each[at]} & ${each[other]}`)
  }
  return found
})
