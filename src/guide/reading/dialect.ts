// The small words of Cantonese and of the regions, in standard words: nouns and actions are in guide-words.yaml.

import { rememberLast } from '../../lib/remember.ts'
import { createReplacer } from './normalise.ts'

const WORDS = new Map(
  `点样=怎么 点算=怎么办 点办=怎么办 唔见咗=不见了 唔见=不见 咗=了 嘅=的 喺=在 冇=没有 边度=哪里 边个=谁 几多=多少 畀=给 俾=给
  堂客=老婆 婆姨=老婆 婆娘=老婆 老汉儿=爸爸 屋头=家里 係=是 唔知=不知道 唔使=不用 唔该=请 唔=不 咩=什么 乜嘢=什么 乜=什么 佢=他 我哋=我们 你哋=你们 佢哋=他们 嘢=东西 搵=找 睇=看
  嚟=来 而家=现在 依家=现在 琴日=昨天 寻日=昨天 听日=明天 屋企=家里 细路仔=小孩 细路=小孩 细佬=弟弟 攞=拿 几时=什么时候
  咁=这么 啲=些 揸车=开车 揸=拿 返=回 仲=还 啱啱=刚刚 得唔得=可以吗 隔篱=隔壁 隔离屋=隔壁 嘈=吵 呃=骗 食=吃 行街=逛街
  咋个=怎么 咋样=怎么样 咋=怎么 啥子=什么 啥=什么 俺=我 咱=我们 搁哪=在哪 娃儿=孩子 娃娃=孩子 娃=孩子 莫得=没有 晓得=知道
  么得=没有 啷个=怎么 哪门=怎么 整=办 弄=办 办办=办 阿拉=我 伐=吗 勿=不 侬=你 恁=你 中不中=行吗 得不得行=行吗 掉咯=掉了
  找不着=找不到 找不见=找不到 不见咯=不见了 好多钱=多少钱 几块=多少钱 违规罚单=违章罚单 良民证=无犯罪记录证明 行照=行驶证
  驾照=驾驶证 加照=驾驶证 机车=摩托车 计程车=出租车 的士=出租车 脚踏车=自行车 简讯=短信 身分证=身份证 网路=网络
  户口名簿=户口簿 户口本=户口簿 户籍誊本=户籍证明 大陆=内地 年检=检验 陈情=信访 检举=举报 拖吊=拖车 警局=公安局`
    .split(/\s+/)
    .map((pair): [string, string] => {
      const [from = '', to = ''] = pair.split('=')
      return [from, to]
    }),
)

/** Brings regional words to standard ones. */
export const standardWords = rememberLast(createReplacer(WORDS))
