// The one place that a story names by itself: "城关小学对面的棋牌室每天有人赌钱" says where it is.

import { joined } from './pattern.ts'

// Where a name begins: behind a mark, a time, somebody, or what they do.
const SPLIT = new RegExp(joined`
  [,，。；;：:、!！?？\s“”"'（）()]|在|到|去|位于|位於|从|從|住
  |(?:今|昨|前|明|每|天|当|當)[天晚]|大?前天|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|夜裡|半夜|凌晨|深夜|周末|週末
  |(?:上|这|這|下)?(?:个|個)?(?:周|週|星期|礼拜|禮拜|月)[一二三四五六日天]?
  |[\d一二两兩三四五六七八九十]+(?:点|點|[:：])(?:半|多|钟|鐘|左右)*
  |经常|經常|最近|刚才|剛才|刚刚|剛剛|一直|总是|總是|老是|天天|举报|舉報|反映|投诉|投訴|看[到见見]|发现|發現|听说|聽說|知道
  |有(?:人|个|個|一?[群伙家些]|辆|輛)|我们?|我們|他们?|他們|她们?|想|就是|就|那[个個家条條]?|这[个個家条條]?|這[个個家条條]?|离|離|路过|路過|经过|經過
`)

const SITE = joined`
  (?:
    小学|小學|中学|中學|大学|大學|学校|學校|学院|學院|幼儿园|幼兒園|医院|醫院|卫生院|衛生院|市场|市場|菜场|菜場|超市|商场|商場
    |广场|廣場|公园|公園|小区|小區|花园|花園|新村|新城|家园|家園|车站|車站|汽车站|火车站|地铁站|地鐵站|公交站|加油站|网吧|網吧|酒店|宾馆|賓館
    |大厦|大廈|大桥|大橋|工业园|工業園|水库|水庫|码头|碼頭|村|镇|鎮
  )
`
const ROAD = joined`(?:大道|大街|路|街|巷|弄|胡同)(?:\d{1,5}(?:弄|号|號)(?:之\d)?)?`
const BESIDE = joined`
  (?:
    [东南西北前后後正侧側]?(?:门口|門口|大门|大門|门|門)|对面|對面|旁边?|旁邊?|隔壁|附近|楼下|樓下|楼上|樓上|里面?|裡面?|后面|後面|前面|边上|邊上|路口
    |[\d一二三四五六七八九十]+(?:号|號|栋|棟|幢|单元|單元|楼|樓|室|层|層|期|队|隊|组|組)
  )
`
const VENUE = joined`
  (?:
    棋牌室|麻将馆|麻將館|麻将室|游戏厅|遊戲廳|茶[馆楼室]|茶[館樓]|网吧|網吧|足浴店|按摩店
    |饭店|飯店|小卖部|小賣部|超市|仓库|倉庫|厂房|廠房|出租屋|工地|酒吧|旅馆|旅館|[修洗]车店|停车场|停車場|KTV|店
  )
`
const PLACE = new RegExp(joined`
  ^([\p{Script=Han}A-Za-z0-9]{1,9}?)(?:${SITE}|${ROAD})
  (?:[\p{Script=Han}A-Za-z0-9]{1,6}?(?:${SITE}|${ROAD})){0,2}
  (?:${BESIDE}){0,3}(?:\d{3,4}(?!\d))?
  (?:的?.{0,4}?${VENUE}(?:${BESIDE}){0,2})?
`, 'iu')

// These name no place by themselves: "一个小区", "附近的村".
const NOWHERE = new RegExp(joined`
  ^(?:
    [一某各本全整隔哪每]|几|幾|好几|别|別|其他|老家|楼下|樓下|附近|对面|對面|旁边|旁邊|门口|門口|公司|单位|單位|家|的|了|被|把|和|跟|给|給|让|讓|叫|不
    |骑|騎|开|開|卖|賣|偷|打|放|送|接|上|下|回|出|没|沒|很|都|也|又|还|還|孩子|小孩|儿子|兒子|女儿|女兒|老师|老師|学生|學生|司机|司機
  )
  |[的了在把被给跟和是着绕繞]
`)

const ENGLISH = new RegExp(joined`
  \b(?:(near|behind|opposite|outside|next to|across from|in front of)|at|on|in) (the )?(
    (?!my |our |his |her |their |this |that |a |an |some |any |every |each )(?:[\w'-]+ ){1,4}?
    (?:
      street|road|avenue|lane|primary school|middle school|high school|school|market|hospital|park|station|square|estate
      |plaza|mall|village|bridge
    )
  )\b
`, 'gi')

/** The only place that a story names; undefined where it names none, or several. */
export function placeTold(text: string): string | undefined {
  const found = /\p{Script=Han}/u.test(text) ? chinesePlaces(text) : englishPlaces(text)
  const [one, ...others] = [...new Set(found)]
  return others.length === 0 ? one : undefined
}

function chinesePlaces(text: string): readonly string[] {
  return text.split(SPLIT).flatMap((part) => {
    const [whole, name = ''] = PLACE.exec(part ?? '') ?? []
    return whole === undefined || NOWHERE.test(name) ? [] : [whole]
  })
}

function englishPlaces(text: string): readonly string[] {
  return [...text.matchAll(ENGLISH)].map(([, beside, the = '', name = '']) => (beside ? `${beside} ${the}${name}` : `${the}${name}`))
}
