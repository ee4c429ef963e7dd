// What is called out, and what people do to people.

/** Words for calls for help, and for what people do to people. */
export const crime: Readonly<Record<string, string>> = {
  call: `救命 快来 来人 快救 救救 救我 求救 救人 快点来 赶紧来 马上来 派人 派警察 快派 速来 叫救护车 快叫 来个人
    来救 请救 出人命 要出人命 来警察 快报警 help hurry sos send quick quickly asap save rescue 快! 教命 酒命 就命
    赶紧过来 帮我报警 帮忙报警 来人啊 出大事 出事了 死人了 打死人 110快 警察快 警察叔叔 警察同志 救命啊 快救人
    救人啊 救救我 救救我们 救救孩子 救救她 救救他 快来救 快来警察 来警察啊 快派人 派人来 派警察来 快派警察 赶紧派
    赶紧派人 马上派 速派 出警 快出警 速度来 快些来 尽快来 来救我 来救我们 救我们 救他 救她 救我回家 救我出去 救下
    来个警察 来几个警察 快报 请报警 帮报警 替我报警 帮我报 人命关天 人命 要人命 快嚟 嚟救 速速 要死人 要死人了
    快死人 要出事 要出大事 出大事了 出事啦 闹出人命 十万火急 万分紧急 快叫人 叫人来 快叫警察 赶紧来人 快点来人
    快点派 赶快派 赶快来 快来个 快过来 快来吧 赶来 helpme help-me send-help send-police send-someone come-quick
    come-fast please-come need-help help-us call-the-police call-an-ambulance`,
  report: `报警 报案 打110 拨打110 报了警 report reported 110 911`,
  hit: `打 揍 殴打 踢 踹 扇 耳光 巴掌 围殴 群殴 暴打 毒打 动手 打架 斗殴 打起来 干起来 打人 打我 打捶 抽 拳 抡 掐
    掐脖子 按着 按在 按住 摁住 摁在 压着 拽 拖 扯头发 推倒 打倒 互殴 互砸 家暴 打群架 虐待 打骂 拳头 捶 砸 hit hits
    hitting beat beats beating beaten punch punched punching kick kicked kicking slap* attack attacks attacked
    attacking fight fighting fights choke choking choked strangl* assault* abus* hurt hurting push* drag* grab*
    grabbed brawl 掌掴 殴 暴揍 胖揍 家爆 家豹 打紧 打得 打伤 打晕 打哭 被打 挨打 在打 打了 拳打脚踢 一拳 一脚 掐着
    勒住 勒着 捂嘴 捂住 捂着 推下 推搡 扭打 撕打 厮打 砸我 砸人 砸东西 摔东西 踩 泼 bully* thrown throwing throw
    struck smash* wrestl* 被砸 泼我 泼她 开水泼 推我 撞我头 打老婆 打孩子 打小孩 打老人 打女人 打妈妈 打我妈 打我爸
    打她 打他 打死 打倒在地 打趴 打残 打断 打吐血 打出血 打得半死 被打得 被打了 打成 打起 打砸 打斗 打作一团
    打成一团 扭在一起 干仗 干架 干起架 干起来了 动起手 动手打 动手了 打交 打紧交 捶打 拳脚 拳脚相加 抡起 抄起 甩
    甩耳光 扇巴掌 打耳光 扇了 踹了 踹我 踹她 踢我 踢她 踢人 掐我 掐她 掐住 掐孩子 扼住 勒脖子 勒我 卡脖子 掐脖
    抓头发 拽头发 揪头发 扯着头发 拖着 拖拽 拖着走 按地上 按倒 骑在身上 踩着 踩头 踩在 围着打 群殴我 围攻 砍砸 砸车
    砸店 砸门 砸窗 砸碎 砸玻璃 砸开 摔孩子 吊起来 吊打 绑着打 皮鞭 鞭打 抽打 皮带抽 拿皮带 用开水 烫我 烫孩子 拿烟头
    烟头烫 电击 灌水 不给吃 施暴 动粗 行暴 单挑 约架 开打 火拼 械斗 冲突 扭送 撕扯 撕头发 暴力 开瓢 脑袋开花 打破头
    打头 打脸 打肚子 打孕妇 打医生 打护士 打老师 打司机 打保安 打店员 打收银员 打警察 袭警 袭击 伤人 打晕了 beat-up
    jumped 在砸 又打 还在打 还在砸 打我了 又打我 砸紧 强我`,
  kill: `杀 砍 捅 刺 斩 弄死 打死 砍死 捅死 杀死 杀人 砍人 捅人 刺伤 砍伤 灭口 同归于尽 追杀 行凶 杀了 血洗 弄死我
    杀害 杀掉 kill kills killing killed stab stabs stabbed stabbing shot shoot shooting shoots murder* slash* 捅了
    砍了 杀我 杀她 杀他 要杀 斩人 捅伤 砍倒 持刀 割喉 整死 打死我 活埋 动刀 见人就砍 乱砍 拿刀 挥刀 砍倒了 砍伤了
    砍到 捅一刀 捅了一刀 捅几刀 被捅 被砍 被刺 刺了 刺中 刺死 划伤 划了一刀 抹脖子 割脖子 割喉咙 掐死 勒死 杀妻
    杀全家 杀我全家 杀光 砍我 砍他 砍她 砍妈 砍死我 砍我家 剁 剁手 剁了 剁掉 弄死你 弄死他 弄死全家 要命 索命 拼命
    跟他拼 拼了 鱼死网破 同归 一起死 陪葬 都别想活 谁也别想活 烧死 烧死我们 淹死他 活活 灭门 开枪 枪击 枪响 开了枪
    中枪 中弹 枪战 行刺 行凶伤人 杀人了 杀了人 杀了他 杀了我 杀了她 斩死 斩亲 斩伤 失手 斩紧 在砍 在捅 shots-fired
    gunshot gunshots stabbed-me shot-me going-to-kill`,
  weapon: `刀 菜刀 砍刀 匕首 斧头 斧 枪 棍 棍子 铁棍 木棍 钢管 铁管 铁锹 酒瓶 剪刀 锤子 铁锤 砖 砖头 板凳 凳子 椅子
    皮带 石头 硫酸 家伙 电棍 弓弩 水果刀 knife knives gun guns axe machete weapon weapons bat hammer bottle bottles
    pistol rifle acid sword stick rod 刀子 刀具 砍柴刀 剔骨刀 刺刀 棒球棍 棒子 榔头 扳手 钢筋 电击 汽油瓶 燃烧瓶
    烟灰缸 砖块 枪支 猎枪 cleaver crowbar 刀片 刀架 拿着刀 拿把刀 拿了刀 拿菜刀 拿刀子 带着刀 带刀 持刀 挥刀 提刀
    举刀 揸刀 攞刀 亮刀 掏刀 掏出刀 掏出 拔刀 抽刀 长刀 大刀 杀猪刀 镰刀 柴刀 剪子 锥子 螺丝刀 起子 改锥 榔锤 大锤
    铁锤子 铁锨 锨 锄头 钉耙 耙子 扁担 铁链 链条 铁棒 甩棍 警棍 双节棍 高尔夫球杆 棒球棒 木棒 木板 竹竿 铁片 玻璃渣
    碎玻璃 玻璃瓶 啤酒瓶 酒瓶子 开水壶 砍斧 电锯 手枪 步枪 气枪 土枪 火枪 真枪 假枪 弓箭 十字弩 弩 辣椒水 汽油桶
    汽油弹 燃烧物 炸药包 手雷 手榴弹 雷管 子弹 炮弹 scissors blade with-a-knife with-a-gun`,
  threat: `威胁 扬言 恐吓 逼 逼我 要挟 放话 吓唬 勒索 threaten threatens threatening threatened blackmail* 要挟我
    威胁我 威胁说 威胁要 恐吓信 吓我 恐吓我 逼着 逼迫 强迫 强逼 逼他 逼她 逼孩子 逼债 不给钱就 不给就 不打钱就
    不转就 再不给 放狠话 说弄死 说砍 说杀 说要杀 说要烧 说要炸 扬言烧 扬言杀 报复社会 报复 扬言报复 扬言要
    发给通讯录 发通讯录 发给我家人 曝光 裸聊 撕票 赎 要赎金 剁手指 堵门要 ransom extort extortion`,
  break: `撬 撬门 撬锁 砸门 踹门 撞门 敲门 拧 捅锁眼 锁眼 门把手 翻窗 爬窗 翻墙 爬墙 闯 闯进 闯入 进来 进来了 入室
    进贼 溜进 猫眼 门锁 开门 门被撬 砸窗 撞开 破门 入屋 手电筒 人影 脚步声 动静 break breaking broke broken kicking
    banging door window climb* lock footsteps flashlight inside enter* trespass* 撬开 砸门声 踢门 敲我家门 砸我家门
    爬进 翻进 钻进 开锁 试密码 拧门 门外 不走 不肯走 屋里有人 家里有人 像有人 有脚步 闯到 进屋 进屋了 入侵 撬我家
    break-in doorknob knocking backyard basement 撬我家门 撬门声 撬开门 撬窗 撬锁声 捅锁 捅我家锁 拧锁 拧把手 拧门把
    试钥匙 试锁 试着开门 开我家门 开我家锁 拿钥匙开 用铁丝 铁丝 扒窗户 扒窗 扒门 扒着窗 爬阳台 爬我家 爬水管
    爬上阳台 爬到我家 爬进来 翻进来 翻窗进 翻进院 跳进院 溜进来 摸进 摸进来 摸黑 潜入 混进 闯我家 闯进来 闯进家
    闯入家 强闯 硬闯 冲进来 冲进家 冲进屋 冲进店 要进来 进我家 进了我家 进我屋 进我房间 进来人 进了人 进人了 进来个
    进屋偷 进了贼 有贼 遭贼 进小偷 来贼 贼进 屋里有动静 有动静 有响动 有声音 有脚步声 脚步 黑影 有人影 影子 趴窗
    趴在窗 窗外有人 门外有人 门口有人 门外站 站门口 守在门口 守着 蹲守 蹲点 堵家门 堵着门 堵住门 堵我家 砸我家窗
    踹我家门 踹我门 踢我家门 拍门 拍我家门 猛敲 一直敲 狂敲 敲窗 敲门不走 赖着不走 不肯离开 赖我家 闯空门 锁被撬
    窗户被撬 窗被砸 门是开的 门开着 门被打开 被翻 翻得乱 翻东西 搬东西 翻我家 翻箱 爆窃 爆格 breaks prowler 在撬
    翘门 翘我家 爆紧 从窗 爬上来 蹲着两个 上来了 broke-into breaking-in breaking-into get-into trying-to-get
    trying-to-open in-my-house in-my-room in-my-apartment in-my-home in-the-house coming-up still-in-there kicked-in
    open-the-door`,
  follow: `跟踪 尾随 跟着 跟在后面 跟在 后面 盯着 跟了 一直跟 跟到 盯上 堵 堵在 堵门 拦住 围住 围着 追着 追我 追赶
    follow follows following followed stalk* chase chasing chased behind surround* 后头 跟我 尾行 跟到楼下 跟进
    甩不掉 跟踪我 跟了一路 一路跟 一直跟着 紧跟 贴着我 堵我 拦着 拦车 拦我 别车 跟着我 跟住 跟住我 跟咗 跟了我
    跟着她 跟着女儿 跟着孩子 跟着一个 尾随我 尾随她 尾随女 盯梢 盯着我 盯着孩子 盯我 贴着 紧跟着 甩都甩不掉 甩不开
    跟进电梯 跟进来 跟到家 跟到门口 跟上来 走他也走 也跟着 一路跟着 一直在后面 在我后面 在我身后 身后 背后 后面有人
    追我们 追着我 追着打 追着砍 追着人 追出来 追过来 追上来 撵着 撵我 围着我 围着车 围车 围我 包围 围堵 堵在巷子
    堵在厕所 堵在车里 堵住我 堵住了 堵截 拦住我 拦着不让 拦住去路 缠着我 缠着不放 纠缠 骚扰我 不让我走 不放我走 在追
    追紧`,
  captive: `绑架 把我绑 把他绑 把她绑 给绑了 绑了孩子 绑了 被绑 关在 锁在 锁住 被关 关起来 不让走 不让我走 不让下车
    不让出去 出不去 囚禁 软禁 扣着 扣押 控制住 被控制 拖上 拖进 拉上车 塞进 后备箱 后车厢 逃不出 传销 缅北 人质 劫持
    挟持 劫走 赎金 看着我 锁家里 锁屋里 带走 反锁 kidnap* hostage ransom trapped locked captive held holding
    trafficked abduct* leave 关着我 关我 关住 锁了 锁起来 锁着 反锁我 锁喺 锁咗 锁在屋 锁在家 没收手机 收走 收了
    身份证被收 不准走 不准离开 不准我 不放人 不放我 扣下 扣住 逼我 绑在 绑住 绑着 拖到 拖走 拽上 拽进 拉进 拉上 强行
    抓走 带到 骗到 逃出来 逃跑 跑不掉 跑不了 山庄 窝点 园区 境外 抵押 卖到 卖给 绑走 绑走了 绑来 绑到 绑票 绑起来
    被绑了 捆着 捆住 捆起来 捆绑 绳子绑 手脚被 绑手 蒙眼 蒙着眼 蒙住 堵住嘴 胶带 塞车里 塞进车 塞进面包车 硬塞
    塞上车 拖上车 拖进车 拖到车 往车上拖 往车上拽 往车里塞 往车里拖 往车上拉 拉进车 拽进车 拽上车 架上车 架着走 架走
    押着 押走 掳走 掳 抓上车 强行带走 强行拉走 强拉 硬拉 硬拽 生拉硬拽 拉走 拽走 关小黑屋 关进 关了 关了三天 被关着
    被关在 关在屋 关在房 关在家 关在里面 关在地下室 锁在屋里 锁在房 锁在里面 锁在外面 锁在车 锁在宿舍 锁门不让
    锁在里边 不给出门 不让出门 不让出 不让我出 不让回家 不让离开 不许走 不许离开 不许出门 不给走 走不掉 走不了
    走唔到 逃不掉 逃不了 逃不出去 跑不出来 出不了 出不得 看管 有人看着 看守 监视 盯守 没自由 限制自由 人身自由
    控制起来 控制我 控制着 扣了 扣了我 扣着不放 扣着人 扣人 扣在 扣我 扣我身份证 扣护照 收我手机 手机被收 手机被没收
    抢走手机 不让打电话 不让报警 骗来 被骗来 被骗到 骗进 骗到这 骗去 被拐 被卖 卖了我 卖去 诈骗园区 电诈园区 园区里
    妙瓦底 柬埔寨 缅甸 老挝 果敢 泰缅 边境 偷渡 传销窝 传销组织 上课洗脑 逼我卖淫 卖淫 黑砖窑 黑工厂 黑煤窑 当奴隶
    囚 地窖 密室 后备厢 车厢里 集装箱 放人 才放人 换人 拿钱赎 赎人 救出去 handcuffed tied dormitory 拉我上 拉我上车
    要拉我 拽我 拖我 要带我走 带我走 不让我下 不让下 不让我们下 won't-let wont-let let-me-out let-us-out
    let-me-leave let-me-go locked-in locked-me locked-us held-against tied-up tied-me took-my-phone pushed-into
    不放人 不签字 不让签 不给走`,
  abduct: `抱走 拐走 拐卖 抢走孩子 抱跑 被拐 接走 抱上车 抱着孩子 snatched took taken 抱走了 拐 偷孩子 抢孩子 被带走
    领走 接走了 不认识的人接 上了一辆车 上了出租 上了车 grabbed-the 抱起跑 抱着跑 抱起 抱了就跑 抱走孩子 抢小孩 抢娃
    抢婴儿 拐小孩 拐孩子 拐卖孩子 拐骗 人贩子 带走我孩子 带走孩子 把孩子带 带走了孩子 把孩子抱 抱上 抱上车就
    骗走孩子 骗孩子 哄走 哄骗孩子 拉着孩子 拉小孩 拽孩子 诱拐 被领走 冒领 冒充家长 接走孩子 grabbed-my
    take-my-daughter take-my-son take-my-child took-my-son took-my-daughter took-my-child with-my-child took-the-kid`,
  rob: `抢 抢劫 打劫 抢走 被抢 抢了 抢包 抢我 偷 在偷 偷东西 入室盗窃 被偷 rob robs robbed robbing robbery mugged
    mugging steal stealing stole stolen 拦路 抢钱 抢手机 抢金店 抢银行 抢收银 抢了我 扒窃 撬车 偷车 偷电瓶 偷我 行窃
    贼娃子 armed 抢劫了 打劫了 被打劫 抢东西 抢金链 抢项链 抢我的 抢了就跑 抢我手机 抢了手机 抢了包 抢车 抢走了
    抢走我 抢商店 抢超市 抢便利店 抢现金 劫匪抢 劫车 劫钱 劫 飞车 拉开车门 砸车窗 砸柜台 洗劫 扒我包 掏我包 掏包
    割包 顺走 正偷 正在偷 在偷车 偷东西的 小偷小摸 偷电动车 偷电瓶车 偷摩托 偷自行车 偷狗 偷羊 偷牛 偷鱼 偷油 偷电缆
    偷井盖 剪电缆 剪电线 剪锁 撬电动车 撬保险柜 搬走 逮到 逮住 抓住一个 抓住了 抓到一个 抓到了 抓了个 捉住 捉住佢
    按住了 被我按住 被我抓住 被我们抓 被我们按 被抓现行 现场抓 当场抓 捉贼 purse mugger 抓住 按住`,
  sex: `强奸 强暴 猥亵 非礼 性侵 侵犯 迷奸 摸我 动手动脚 骚扰 脱我 脱衣服 偷拍 下药 迷药 露阴 rape raped raping
    molest* grop* harass* sexual* 扒衣服 扒我 脱裤子 脱光 强上 摸她 袭胸 摸大腿 亲我 抱我 蹭 流氓 耍流氓 跟拍 裸照
    drugged undress* touching touched 强奸我 要强奸 强奸女 强暴我 性侵我 猥亵我 猥亵女 猥亵小女孩 非礼我 非礼女
    摸了我 摸我屁股 摸我腿 摸我胸 摸女 摸孩子 摸小孩 摸小女孩 乱摸 摸来摸去 顶我 顶着我 贴着蹭 抱住我 搂我 搂着我
    强吻 强行抱 亲我嘴 脱我裤子 脱我衣 脱她 脱衣 扯我衣服 撕我衣服 扒我裤子 压在我身上 压着我 灌醉 灌酒 灌我酒
    酒里下药 饮料里 饮料有问题 被迷晕 迷晕 带我去酒店 拉我去酒店 拉去宾馆 拉进宾馆 拖进宾馆 拖进厕所 拉进厕所 开房
    陪睡 逼我陪 露下体 露体 脱裤 打飞机 手淫 偷窥 偷拍我 偷拍裙底 拍裙底 拍我 拍我洗澡 厕所偷拍 摄像头偷拍 进我房间
    进女厕 女厕所 女厕 更衣室 欺负了 糟蹋 轮奸 lewd naked 我房间`,
}
