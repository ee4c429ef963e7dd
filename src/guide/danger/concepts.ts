// What messages about danger speak of, as concepts: words of three writings under one name each, so that what was learnt
// of "a man drags a girl into a car" holds for every man, girl and car. Reviewed; every change is held against the
// question set.

/** Words by concept; a word may stand under several. Latin words are whole words, a star stands for any ending. */
export const CONCEPTS: Readonly<Record<string, string>> = {
  self: `我 我们 俺 咱 自己 本人 俺们 咱们 me i my us we our myself`,
  child: `孩子 小孩 小孩子 小朋友 娃 娃娃 娃儿 宝宝 婴儿 女儿 儿子 闺女 幼儿 男孩 女孩 小女孩 小男孩 孙子 孙女 侄子 侄女 外孙 女童 男童 学生 同学 弟弟 妹妹 小学生 初中生 小姑娘 小伙子
    child children kid kids baby toddler son daughter boy girl infant newborn student students 小朋友们 学生们 仔 女仔 个仔
    细路 崽 小崽 毛毛 男娃 女娃 孩儿 外孙女 三岁 四岁 五岁 六岁 七岁 八岁 两岁 岁男孩 岁女孩 婴孩 宝贝 year-old`,
  elder: `老人 老人家 奶奶 爷爷 外公 外婆 姥姥 姥爷 大爷 大妈 大娘 阿婆 阿公 阿嬷 老汉 老头 老太太 老太 老伴 grandma grandpa grandmother grandfather
    elderly 老爷子 大叔 大伯 老伯 老大爷 老大妈 老奶奶 老爷爷 老父亲 老母亲 独居老人 阿伯 阿姨`,
  parent: `爸 妈 爸爸 妈妈 我爸 我妈 父亲 母亲 爹 娘 老爸 老妈 岳母 岳父 婆婆 公公 继父 继母 养父 dad mom father mother mum parents stepfather`,
  partner: `老公 老婆 丈夫 妻子 媳妇 男朋友 女朋友 男友 女友 前夫 前妻 前男友 前女友 前任 对象 爱人 husband wife boyfriend girlfriend ex ex-husband
    ex-boyfriend partner`,
  relative: `哥 姐 弟 妹 哥哥 姐姐 表哥 表弟 堂哥 舅舅 叔叔 阿姨 姑姑 亲戚 家人 家里人 brother sister uncle aunt cousin family`,
  friend: `朋友 闺蜜 室友 同事 舍友 工友 哥们 同伴 队友 驴友 网友 roommate friend friends colleague coworker classmate`,
  neighbour: `邻居 隔壁 楼上 楼下 对门 对面 next door neighbor neighbour neighbors neighbours upstairs downstairs`,
  somebody: `有人 有个人 人家 他们 男的 女的 男人 女人 男子 女子 一个人 几个人 一群人 一帮人 一伙人 好多人 很多人 两个人 三个人 个人 十几个人 陌生人 不认识 家伙 someone
    somebody man men woman women guy guys people stranger strangers person anyone 一个男的 一个女的 一男一女 有男的 有女的 有个男的
    有个女的 那男的 那女的 这男的 那个人 那人 这人 这个人 对方 不明身份 一伙 一帮 一群 俩人 两个 几个 十几个 二十多人 好几个 好几十 一堆人 小年轻 壮汉 大汉 条友 佢 佢哋 行人 路人 群众 乘客
    顾客 服务员 保安 店员 工人 医生 护士 老师 骑手 外卖员 outside-guy 有个司机 醉汉们`,
  villain: `小偷 贼 歹徒 劫匪 坏人 骗子 人贩子 疯子 醉汉 酒鬼 精神病 精神病人 流氓 变态 绑匪 诈骗犯 扒手 暴徒 蒙面 凶手 抢匪 催债的 讨债的 要账的 债主 黑社会 混混 流浪汉 robber
    robbers thief thieves burglar intruder scammer scammers kidnapper drunk gang gunman attacker stalker 贼人 盗贼
    入室 逃犯 通缉犯 凶徒 精神病患者 疯婆子 疯女人 疯男人 醉鬼 喝醉 喝多 喝酒 发酒疯 耍酒疯 酒疯 传销的 高利贷 恶霸 村霸 瓜娃子 psycho lunatic pervert`,
  police: `警察 民警 派出所 公安 公安局 警官 交警 出警 police cop cops officer officers 派警 民警同志 巡警 特警 警车`,
  call: `救命 快来 来人 快救 救救 救我 求救 救人 求助 求求 求求你 求你 快点 快点来 赶紧 赶快 赶紧来 马上来 派人 派警察 快派 速来 快点儿 叫救护车 快叫 帮帮 帮帮我 来个人 来救 请救 救援
    出人命 要出人命 急救 火速 来警察 快报警 help hurry sos send urgent quick quickly asap emergency save rescue please 快! 快啊 快点啊
    快啲 快点过来 过来 赶过来 出动 教命 酒命 就命 赶紧过来 派车 派辆 派个 帮我报警 帮忙报警 求你们 拜托 来人啊 出大事 出事了 死人了 打死人 110快 警察快 警察叔叔 警察同志`,
  report: `报警 报案 打110 拨打110 报了警 report reported 110 911`,
  hit: `打 揍 殴打 踢 踹 扇 耳光 巴掌 围殴 群殴 暴打 毒打 动手 打架 斗殴 打起来 干起来 打人 打我 打捶 抽 拳 抡 掐 掐脖子 按着 按在 按住 摁住 摁在 压着 拽 拖 扯头发 推倒 打倒
    互殴 互砸 家暴 打群架 虐待 打骂 拳头 捶 砸 hit hits hitting beat beats beating beaten punch punched punching kick kicked
    kicking slap* attack attacks attacked attacking fight fighting fights choke choking choked strangl* assault*
    abus* hurt hurting push* drag* grab* grabbed brawl 掌掴 殴 暴揍 胖揍 家爆 家豹 打紧 打得 打伤 打晕 打哭 被打 挨打 在打 打了 拳打脚踢 一拳 一脚 掐着
    勒住 勒着 捂嘴 捂住 捂着 推下 推搡 扭打 撕打 厮打 砸我 砸人 砸东西 摔东西 踩 泼 bully* thrown throwing throw struck smash* wrestl* 被砸 泼我 泼她
    开水泼 推我 撞我头`,
  kill: `杀 砍 捅 刺 斩 弄死 打死 砍死 捅死 杀死 杀人 砍人 捅人 刺伤 砍伤 灭口 同归于尽 追杀 行凶 杀了 血洗 弄死我 杀害 杀掉 kill kills killing killed stab
    stabs stabbed stabbing shot shoot shooting shoots murder* slash* 捅了 砍了 杀我 杀她 杀他 要杀 斩人 捅伤 砍倒 持刀 割喉 整死 打死我 活埋
    动刀 见人就砍 乱砍 拿刀 挥刀`,
  weapon: `刀 菜刀 砍刀 匕首 斧头 斧 枪 棍 棍子 铁棍 木棍 钢管 铁管 铁锹 酒瓶 剪刀 锤子 铁锤 砖 砖头 板凳 凳子 椅子 皮带 石头 硫酸 家伙 电棍 弓弩 水果刀 knife knives
    gun guns axe machete weapon weapons bat hammer bottle bottles pistol rifle acid sword stick rod 刀子 刀具 砍柴刀
    剔骨刀 刺刀 棒球棍 棒子 榔头 扳手 钢筋 电击 汽油瓶 燃烧瓶 烟灰缸 砖块 枪支 猎枪 cleaver crowbar`,
  threat: `威胁 扬言 恐吓 逼 逼我 要挟 放话 吓唬 勒索 threaten threatens threatening threatened blackmail*`,
  break: `撬 撬门 撬锁 砸门 踹门 撞门 敲门 拧 捅锁眼 锁眼 门把手 翻窗 爬窗 翻墙 爬墙 闯 闯进 闯入 进来 进来了 入室 进贼 溜进 猫眼 门锁 开门 门被撬 砸窗 撞开 破门 入屋 手电筒 人影
    脚步声 动静 break breaking broke broken kicking banging door window climb* lock footsteps flashlight inside
    enter* trespass* 撬开 砸门声 踢门 敲我家门 砸我家门 爬进 翻进 钻进 开锁 试密码 拧门 门外 不走 不肯走 屋里有人 家里有人 像有人 有脚步 闯到 进屋 进屋了 入侵 撬我家
    break-in doorknob knocking backyard basement`,
  follow: `跟踪 尾随 跟着 跟在后面 跟在 后面 盯着 跟了 一直跟 跟到 盯上 堵 堵在 堵门 拦住 围住 围着 追着 追我 追赶 follow follows following followed
    stalk* chase chasing chased behind surround* 后头 跟我 尾行 跟到楼下 跟进 甩不掉 跟踪我 跟了一路 一路跟 一直跟着 紧跟 贴着我 堵我 拦着 拦车 拦我 别车`,
  captive: `绑架 绑了 被绑 关在 锁在 锁住 被关 关起来 不让走 不让我走 不让下车 不让出去 出不去 囚禁 软禁 扣着 扣押 控制住 被控制 拖上 拖进 拉上车 塞进 后备箱 后车厢 逃不出 传销 缅北
    人质 劫持 挟持 劫走 赎金 看着我 锁家里 锁屋里 带走 反锁 kidnap* hostage ransom trapped locked captive held holding trafficked
    abduct* leave 关着我 关我 关住 锁了 锁起来 锁着 反锁我 锁喺 锁咗 锁在屋 锁在家 没收手机 收走 收了 身份证被收 不准走 不准离开 不准我 不放人 不放我 扣下 扣住 逼我 绑在 绑住 绑着
    拖到 拖走 拽上 拽进 拉进 拉上 强行 抓走 带到 骗到 逃出来 逃跑 跑不掉 跑不了 山庄 窝点 园区 境外 抵押 卖到 卖给`,
  abduct: `抱走 拐走 拐卖 抢走孩子 抱跑 被拐 接走 抱上车 抱着孩子 snatched took taken 抱走了 拐 偷孩子 抢孩子 被带走 领走 接走了 不认识的人接 上了一辆车 上了出租 上了车
    grabbed-the`,
  rob: `抢 抢劫 打劫 抢走 被抢 抢了 抢包 抢我 偷 在偷 偷东西 入室盗窃 被偷 rob robs robbed robbing robbery mugged mugging steal stealing
    stole stolen 拦路 抢钱 抢手机 抢金店 抢银行 抢收银 抢了我 扒窃 撬车 偷车 偷电瓶 偷我 行窃 贼娃子 armed`,
  sex: `强奸 强暴 猥亵 非礼 性侵 侵犯 迷奸 摸我 动手动脚 骚扰 脱我 脱衣服 偷拍 下药 迷药 露阴 rape raped raping molest* grop* harass* sexual* 扒衣服
    扒我 脱裤子 脱光 强上 摸她 袭胸 摸大腿 亲我 抱我 蹭 流氓 耍流氓 跟拍 裸照 drugged undress* touching touched`,
  fire: `着火 起火 失火 火灾 大火 火 烧 烧起来 烧着 冒烟 浓烟 黑烟 烟 火苗 火光 山火 糊味 焦味 焦糊 自燃 火花 点火 纵火 放火 明火 火势 油锅 点着 点燃 汽油 泼油 fire flames
    flame smoke burning burn burns gasoline petrol arson 烧着了 火起来 起大火 走水 冒火 火光冲天 着了 烟味 烧焦 糊了 满屋烟 好多烟 火星 火海 火场 着火啊
    烧房子 柴火堆 burned smoky`,
  gas: `煤气 燃气 天然气 液化气 瓦斯 煤气罐 氨气 燃气管 一氧化碳 gas 液化 天然 煤汽 甲烷 沼气 油罐 油罐车 化学品 氯气 carbon propane 煤炉 煤烟 臭鸡蛋`,
  leak: `漏 泄漏 泄露 外洩 外泄 漏气 漏了 呲呲 嘶嘶 味道 气味 臭味 一股 刺鼻 冒气 leak leaking leaks smell smells 在漏 喷出 喷气 嗤嗤 嘶嘶响 很浓 好重 好浓 浓烈
    很臭 挖断 挖破 hissing fumes`,
  blast: `爆炸 炸弹 炸了 炸 引爆 炸药 爆了 explo* bomb bombs blast`,
  water: `河 江 湖 水库 池塘 海 水里 河里 江里 海里 泳池 游泳 冰面 结冰 井 洪水 山洪 积水 水塘 鱼塘 堰塘 落水 溺水 淹 进水 渠 化粪池 water river lake pool sea
    flood drown drowning drowned ice 河边 江边 海边 湖边 水沟 水坑 沟里 沟渠 深水 冰窟窿 冰 冰上 湖上 水上 码头 船 渔船 翻船 河堤 水位 涨水 大水 水淹 暴雨 被水
    呛水 溺水了 淹死 淹到 落海 pond canal swimming boat ship`,
  fall: `掉 掉进 掉下 掉到 掉了 掉下去 落 跌 跌落 摔 摔下 摔倒 坠 坠楼 滑下去 沉 沉底 沉下去 没上来 飘着 漂着 冲走 fell fall falling falls dropped sank 掉河
    掉河里 掉水里 掉井里 掉沟里 掉下来 掉下楼 摔下来 摔下楼 摔沟里 掉坑里 滚下去 滚下楼 跌进 跌倒 滑倒 失足 栽倒 掉进去 沉了 沉下 没浮上来 扑腾 挣扎 drop slip slipped`,
  height: `楼顶 天台 窗台 阳台 桥 桥上 大桥 高楼 栏杆 护栏 塔吊 屋顶 顶楼 窗户 悬崖 脚手架 天桥 外机 roof ledge bridge rooftop balcony cliff floor
    building 天台上 楼顶上 栏杆外 护栏外 窗外 窗台外 阳台外 空调外机 高处 几楼 五楼 十楼 六楼 三楼 二楼 七楼 八楼 树上 电线杆 烟囱 edge rooftops tower railing`,
  jump: `跳楼 跳河 跳江 跳桥 跳 跳下去 往下跳 跳海 卧轨 jump jumps jumping jumped 跳了 要跳 想跳 跳下 跳下来 跳下去了 跳轨 跳湖 跳水库 跳崖 跳缕`,
  despair: `不想活 自杀 轻生 上吊 割腕 遗书 烧炭 想死 寻死 寻短见 活不下去 活着 太累 解脱 结束生命 再见 对不起 永别 走了 今晚就走 告别 撑不下去 一了百了 没意思 自残 遗言 别找我 谢谢大家
    suicide suicidal die goodbye end myself kill-myself life living alive worthless 不想话 不想活了 没意思了 活着没意思 活够了 不活了
    去死 死了算了 想不开 想不通 离开这个世界 离开世界 下辈子 来世 来生 照顾好 对不起大家 对不起爸妈 最后一次 最后一条 累了 撑不住 撑不住了 熬不下去 走了不用找 走了别找 结束自己 自尽 服毒 割脉 吞药
    抑郁症 抑郁 绝望 想走 end-it over hopeless farewell kill-me slit overdose hang hanging`,
  drug: `安眠药 农药 药 除草剂 百草枯 老鼠药 毒 消毒液 一瓶 整瓶 过量 中毒 误喝 误食 喝了 吃了 吞了 pills pill overdos* poison* swallow* bottle-of
    drank 安定 吃药 喝药 药都 药片 敌敌畏 洗厕剂 洁厕 清洁剂 电池 酒精 一把药 半瓶 几十片 全吃了 都吃了 喝农药 吃了药 毒蘑菇 pesticide bleach tablets medicine
    alcohol`,
  missing: `不见 不见了 走失 走丢 失踪 找不到 找不着 没回来 没回家 联系不上 没影 打不通 关机 没消息 失联 没到家 没下来 不接电话 没有回来 丢了 没找到 missing lost
    disappear* find vanished wandered unreachable 没影了 不见人 不见人影 没了踪影 跑丢 丢了孩子 孩子丢了 走散 走散了 没到学校 没到校 没去学校 没放学 早走了
    电话关机 手机关机 没接 不回消息 不回信息 没有消息 没出来 好几天没见 几天没见 两天没回 一夜没回 一晚没回 一宿没回 没回消息 没有回 唔见咗 不见踪影 痴呆 老年痴呆 走丢了 hasn't
    missing-since nowhere 人没出来 没上岸 wandered-off`,
  crash: `车祸 撞 撞了 被撞 追尾 翻车 翻了 相撞 碾 撞飞 撞到 撞倒 撞上 侧翻 事故 连环撞 轧 crash crashed accident collision hit-and-run
    overturned flipped ran-over 撞车 撞人 撞死 撞翻 撞树 撞墙 撞伤 撞了人 撞我 撞出去 追尾了 翻车了 翻沟 翻到沟 连撞 出车祸 车或 压了 压到 压过 辗 爆胎 失控 刹不住 逆行
    冲进人群 冲进 冲上 冲下 肇事逃逸 肇事车 hit-by crashes collided collide rollover wreck`,
  vehicle: `车 汽车 货车 大货车 公交车 大巴 校车 电动车 摩托车 电瓶车 面包车 出租车 高速 马路 路口 隧道 国道 铁轨 火车 地铁 car truck bus bike motorcycle taxi
    highway train subway road street`,
  hurt: `受伤 伤 流血 出血 大出血 血 骨折 断了 满脸血 头破 头破血流 疼 痛 烫伤 烧伤 剧痛 血泊 骨头 浑身是血 起泡 肿 见血 切断 割破 动脉 血止不住 腿断 夹断 砸伤 摔伤 扎 咬 bleed
    bleeding blood injured injury wound wounded pain burned badly hurts bitten bite 血一直 一直流血 流了好多血 流好多血 好多血 满地血
    都是血 全是血 血淋淋 流血不止 血流 血流不止 血流不只 不止 胳膊断 手断 腿断了 骨头断 刀口 伤口 缝 烫 烫到 烧到 皮都 掉皮 砸到 砸中 砸破 磕 磕破 摔破 摔断 打破 破头 头破了 扎进 划了 割了
    割 夹 绞 严重 重伤员 惨 injuries cuts cut broken-leg severed scalded fractured fracture`,
  faint: `晕 晕倒 昏 昏倒 昏迷 倒地 倒在 倒下 没呼吸 没有呼吸 没气 没气了 心跳 没心跳 喘不上 喘不过气 叫不醒 喊不醒 没反应 不动 不动了 动不了 抽搐 抽起来 翻白眼 往上翻 说不出话 发紫 噎
    噎住 卡住喉咙 窒息 嘴歪 吐白沫 意识 不行了 快不行 爬不起来 起不来 躺地上 躺在 心脏病 胸口 中风 脑梗 没知觉 难产 羊水 要生 快生 高烧 不省人事 奄奄一息 休克 喊不答应 发作
    unconscious breathing breathe collapsed fainted unresponsive seizure choking-on pulse stroke heart dying
    ambulance responding awake moving 没有反应 没动静 没意识 失去意识 没脉搏 脸发紫 嘴唇发紫 喘气 喘不过 喘不上气 呼吸困难 呼吸 呛到 呛住 噎到 卡喉咙 卡嗓子 卡住了喉咙
    异物 鱼刺卡 果冻 抽筋 抽过去 抽疯 癫痫 口吐白沫 歪嘴 嘴角歪 半边身子 说不了话 动弹不得 动不得 瘫 栽 倒那 倒地上 躺地 躺路 一动不动 没救 快死 要死 快死了 快没了 要断气 断气 咽气 生不下来
    大肚子 孕妇 早产 破水 过敏 中暑 低血糖 心梗 心肌 脑出血 哮喘 吐血 咳血 便血 拉血 病危 唔郁 唔醒 cpr heartbeat labor labour premature epileptic fits
    dead pulse-less bleeding-out 站不起来 爬不起来了 头晕 恶心 发抖 麻了 都麻`,
  trapped: `被困 困在 卡在 夹住 夹在 卡住 出不来 压着 压住 压到 埋 被埋 拔不出 下不来 下不去 迷路 困住 绞进 卷进 stuck trapped-in pinned buried stranded
    关电梯 困电梯 困住了 卡里面 卡进 卡着 夹着 夹到 卡驾驶室 出唔到 爬不上来 上不来 拉不上来 吊着 挂在 悬在 没电了 天黑 路断 被压 压在 埋了 埋住 trapped`,
  collapse: `塌 塌了 滑坡 泥石流 地震 倒塌 坍塌 垮 垮了 雪崩 龙卷风 裂 决堤 透水 collapse* landslide earthquake avalanche 塌陷 塌方 倒了 倒下来 砸下来
    掉砖 楼裂 裂了 裂缝 山洪 泥石 河堤 溃堤 台风 落石`,
  electric: `触电 高压线 漏电 电线 电到 electrocut* 带电 漏电了 触电了 电线掉 电线断 冒火花 打火`,
  animal: `狗 大狗 恶犬 疯狗 蛇 毒蛇 马蜂 野猪 熊 狼 牛 dog dogs snake bear bees boar 狗咬 藏獒 狼狗 流浪狗 毒蜂 蜂窝 蜜蜂 蛇咬 被蛇咬 老虎 猴子 大象 豹子 疯牛
    bit attacking-dog tiger monkey`,
  machine: `电梯 扶梯 机器 搅拌机 吊车 工地 矿 井下 elevator lift machine 脚手架 塔吊 吊篮 矿井 锅炉 厂里 车间 流水线 传送带 机床 挖掘机`,
  now: `现在 正在 刚刚 刚才 刚 还在 马上 此刻 一直 在打 还没走 没走 快要 要 就要 已经到 眼看 分钟前 突然 忽然 又来了 不停 now still just currently keeps right
    正被 正往 又在 又打 还没挂 没挂 还在打 还不停 还在里面 人还在 快不行 不停地 刚被 刚出 刚跑 就在 在喊 在砸 在撬 在烧 一个劲 二十分钟 十分钟 半小时 两分钟 几分钟 今晚 头先 moment
    minutes tonight`,
  here: `门口 家里 屋里 小区 路口 外面 旁边 后面 公园 街上 楼道 商场 超市 医院 学校 宿舍 房间 卧室 厕所 客厅 厨房 酒店 宾馆 车站 广场 里面 这里 这边 那边 我家 工地 村里 村口 山上
    山里 我在 地址 号楼 单元 here outside house home apartment room station mall school parking near next front 这里是 在这 在我
    我们这 我们楼 我们村 我们学校 前面 那个路口 桥头 巷子 胡同 网吧 饭店 烧烤摊 酒吧 ktv 歌厅 火锅店 菜市场 学校门口 校门口 校门 幼儿园 医院门口 公司楼下 楼梯间 电梯口 地铁口 地下室 车库
    停车场 公交站 火车站 便利店 银行 加油站 服务区 城中村 出租屋 步行街 广场上 桥下 河堤 村委会 bar alley lobby hallway stairs corridor shop store
    market restaurant building`,
  hide: `躲 藏 衣柜 床底 柜子 反锁在 躲在 藏在 躲起来 锁着门 hide hiding hid 躲着 躲到 藏着 藏进 衣橱 被窝 桌子底下 匿喺 匿 反锁房门 锁了门 锁着卧室 跑出来 逃到 closet
    wardrobe under bed bathroom locked-myself`,
  silent: `不敢出声 不能说话 不敢说话 不能出声 不能打电话 别打电话 别打过来 不要打电话 没法说话 不方便说话 只能发消息 只能打字 聋哑 听障 不能接电话 在旁边 会听见 speak talk
    whisper deaf hear 不能讲话 唔敢出声 不能大声 不敢动 别回电话 别回拨 不要打过来 不要回电话 用短信 发短信 短信报警 发文字 只能发 不方便接 不方便打 旁边听 会听到 他就在 听不见 听不到
    聋 哑 他在旁边 在我旁边 quiet call-back text texting silent`,
  fear: `害怕 好怕 怕 不敢 好慌 慌 吓 恐怖 惊 scared afraid terrified 怕死 怕怕 好惊 我好驚 吓死 吓坏 心慌 发抖 哭了 不敢回家 不敢出门 不敢动 frightened`,
  scream: `尖叫 惨叫 喊 哭 哭喊 大叫 哭着 求饶 喊救命 scream* screaming crying yelling shouting 呼救 喊救 喊叫 女人喊 女的喊 在喊 大声喊 喊我 哭喊声
    惨叫声 打骂声 吵得 砸东西声 求救声 哭声 cries shouts`,
  transfer: `转账 转帐 转钱 汇款 汇钱 打钱 转了 转给 转过去 刚转 转走 充钱 充值 充了 验证码 安全账户 屏幕共享 共享屏幕 刷单 链接 征信 提现 客服 洗钱 冻结 止付 卡里 没了 保证金 转一半
    划走 扣走 transfer* wire* sent bank account money deposit payment pay 转帐给 转完 转出去 转出 打了款 充三万 充进去 被扣 被转 被刷 盗刷 点了链接
    扫码 扫了码 二维码 解冻费 手续费 远程 会议软件 银行卡号 密码 贷款 注销校园贷 公检法 自称公安 自称警察 自称客服 冒充公安 涉嫌洗钱 涉案 通缉令 返利 做任务 任务 投资 拉黑 百万保障 atm 汇
    截住 追回 拦截 拦住 还能追 cashout scammer-account freeze blocked link code`,
  scam: `骗 诈骗 被骗 上当 受骗 骗子 诈 骗走 scam* fraud* cheated conned 遇到骗子 诈骗电话 受骗了 被骗了 被骗钱 给骗子 骗子让 诈片 被诈 呃 呃咗 杀猪盘 假客服 假警察
    fake`,
  lose: `没了 空了 不在了 gone 都没了 全没了`,
  not: `没 不 没有 别 不能 无法 没人 拦不住 劝不住 关不上 扑不灭 止不住 not no can't cannot won't isn't don't doesn't 不让 不肯 不放 拉不住 救不了
    控制不住 灭不了 不会游泳 unable`,
  law: `判 判刑 几年 犯法 违法 犯罪 罪 构成 责任 起诉 告 告他 律师 法院 离婚 拘留 坐牢 立案 不立案 轻伤 轻微伤 重伤 伤残 鉴定 谅解 和解 调解 证据 取证 处罚 罚款 案底 缓刑 保险 理赔
    认定 诉讼 抚养 法律 规定 标准 维权 工伤 正当防卫 刑事 拘役 量刑 未遂 立案标准 法规 案件 案子 被告 原告 追究 投诉 举报 复议 复核 开庭 笔录 保护令 刑拘 逮捕 取保 保释 法医 仲裁 索赔
    赔付 民事 自首 追诉 退赃 penalty sentence punish* jail prison legal illegal law laws lawyer court sue liab* insur*
    convict* charge charged crime criminal guilty evidence divorce restraining deport* arrested compensat* fine
    fined 私了 协议 协商 追责 诉求 刑法 法条 条例 法定 会判 怎么判 判多久 判死刑 死刑 死缓 无期 有期 从轻 减刑 从犯 主犯 共犯 帮信 定罪 怎么定 定性 属于 算是 性质 什么罪 谅解书 调解书 起诉书 撤案 撤诉 报案材料
    回执 伤情 验伤 轻伤二级 几级伤 伤残等级 医疗纠纷 交通肇事 全责 主责 次责 责任划分 责任认定 认定书 过错 合不合法 合理吗 有权 权利 法院判 执行 强制执行 判决 上诉 申诉 监护 抚养权 探视 财产
    遗产 国家赔偿 行政拘留 行政处罚 治安处罚 社区矫正 戒毒 强戒 前科 政审 立案了 刑拘了 批捕 看守所 监狱 服刑 被拘 进去了 蹲 法援 法律援助 诉讼时效 时效 维护 权益 诽谤 名誉 隐私 合同 劳动
    工伤认定 屡次 多次 custody offence offense felony claim liability regulation complaint investigation suspect`,
  money: `赔 赔偿 赔钱 赔多少 多少钱 医药费 费用 医疗费 误工费 押金 欠钱 借钱 还钱 工资 补偿 不赔 垫付 赔我 报销 买单 钱 refund compensation cost bills fee
    赔款 赔不赔 怎么赔 要赔 赔钱吗 赔吗 精神损失 营养费 护理费 丧葬费 死亡赔偿 谈赔偿 抚恤金 讨薪 欠薪 欠债 债务 负债 网贷 催收 信用卡 逾期 退款 退钱 花费 收费`,
  paper: `办 迁 迁到 迁入 迁出 迁移 迁户 办理 补办 怎么办理 证明 手续 材料 身份证 户口 驾照 驾驶证 护照 申请 开具 注销 年检 上牌 违章 备案 登记 预约 窗口 流程 领取 查询 回执 许可 死亡证明 certificate
    permit licence license passport register registration apply application visa document documents renew 补领 换领
    换证 补证 过户 落户 迁户口 上户口 销户 暂住证 居住证 行驶证 出生证 结婚证 营业执照 社保 医保 公积金 怎么办证 需要什么 带什么 要带 到期 过期 有效期 办证 开证明 复印件 照片 体检`,
  asks: `吗 什么 怎么 咋 如何 多久 多少 哪 哪里 哪个 谁 能不能 可不可以 是否 是不是 有没有 为什么 算不算 会不会 该不该 应该 怎样 什么样 请问 咨询 想问 what how who when
    where why which can could should may 几年 几级 几岁 多大 能否 可否 怎么样 有哪些 哪种 哪一 行吗 行不行 想知道 问一下 问下 求问 能告 合法吗 是什么 区别
    whether did how-much`,
  whattodo: `怎么办 咋办 如何是好 咋整 what-to-do`,
  past: `去年 前年 以前 曾经 上个月 上月 上周 上星期 昨天 昨晚 前天 前几天 几天前 几年 之前 小时候 当时 那天 后来 结果 经常 每次 每天 总是 老是 长期 多年 年前 月前 周前 天前 半年
    一个月 三个月 一年 十年 过后 一辈子 出院 住院 去世 yesterday last ago week month year years months weeks days used always often
    上次 那次 那年 从前 早就 一直以来 长年 常年 隔三差五 天天 动不动 三天两头 时常 好几次 好多次 几次 几年前 多年前 半年前 一年前 两年前 三年前 十年前 一个月前 上个星期 大前天 前天晚上 昨天晚上
    昨夜 事后 之后 后悔 事情 发生后 报警后 报了警 打完 打过 被打后 被骗后 伤好 康复 痊愈 出狱 最近 这几天 近期 this-year recently`,
  supposed: `如果 假如 万一 要是 遇到 发生 防止 预防 避免 演习 演练 培训 电影 小说 新闻 知识 急救 自救 可能 小心 if suppose drill movie film tips safety
    prevent 要是有人 有没有人 是不是该 怎么防 如何防 怎么预防 怎么避免 怎么辨别 如何辨别 怎么判断 安全知识 注意事项 有什么办法 什么办法 假设 倘若 的话 想象 听说 据说 网上说 看到新闻 新闻里
    游戏 剧 写小说 作文 宣传 讲座 模拟 梦见 做梦 将来 以后 unless hypothetical`,
  culprit: `凶手 肇事 嫌疑人 犯人 被抓 抓到 刑满 释放 逃逸 在逃 通缉 caught suspect`,
  other: `房东 物业 公司 老板 单位 医院方 开发商 学校方 保险公司 村委会 社区 landlord company boss employer 校方 医院 交警队 城管 街道 居委会 村干部 领导 公司的
    厂家 商家 老师们 school hospital`,
  calm: `谢谢 您好 你好 麻烦 请教 律师 朋友们 thanks hello hi`,
  he: `他 她 他们 她们 人家 he she they him her them`,
  driver: `司机 师傅 驾驶员 滴滴 网约车 黑车 driver cab uber didi`,
  none: `打电话 打印 打算 打听 打工 打车 打卡 打扫 打开 打官司 打针 打疫苗 打扮 打扰 打交道 打不开 打不通 打赏 打折 打包 打听一下 打架子 火车票 火锅 烧烤 烧饭 烧水 伤心 砍价 掉头 抢购
    抢票 抢注 跳槽 跳舞 撞衫 救济 烟花 烟酒 烟草 抽烟 热水 水电 水费 水平 水果 江苏 江西 浙江 湖北 湖南 上海 海南 河南 河北 四川 黑龙江 青海 海口 湛江 镇江 丽江 九江 内江 洛河 天津 重庆
    快递 快到期 快处 快要到期 快快 很快 赶快办 枪毙 刀削面 毒品 吸毒 贩毒 吸烟 追星 追究 追剧 追加 追责 咬牙 摔跤 死心 死板 死机 累死 急死 气死 笑死 热死 饿死 困死 烦死 爱死 忙死 吓死我了
    堵车 掉牙 换牙 摆摊 水管 境外电话 传单 踢球 钓鱼 失恋 扬尘 垃圾 个税 个人所得税 通行证 港澳 线索 回复 电表 燃气表 水表 红包 红绿灯
    要命 想死你 撞大运 掐指 抓紧 抓阄 卡号 卡片 卡通 公交卡 手机卡 电话卡 河马 药店 药房 医药 毒性 血型 血压 血糖 血检 火化 火葬 救助站 河道 桥梁 桥东 桥西 海关 海外 海淀 湖区 江北 江南
    江宁 江东 井盖 火灾险`,
}
