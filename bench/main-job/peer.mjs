// The yardstick: the same dialogue as a bare switch on co-wechat and Koa, sessions in memory, nothing durable.

import Koa from 'koa'
import wechat from 'co-wechat'

const { BENCH_PORT, BENCH_TOKEN, BENCH_APP_ID, BENCH_AES_KEY, BENCH_MODE } = process.env
const config = { token: BENCH_TOKEN, appid: BENCH_APP_ID, encodingAESKey: BENCH_MODE === 'safe' ? BENCH_AES_KEY : '' }
const sessions = new Map()

const texts = [
  '谢谢您愿意说出来。不用留名字。\n是哪方面的事？\n1. 诈骗\n2. 毒品\n3. 赌博\n4. 偷盗\n5. 打架\n6. 交通\n7. 食品\n8. 危险\n9. 别的事',
  '发生了什么？请用自己的话写下来：什么时候、什么事。',
  '下面要问一些您个人的事，先跟您说清楚。同意请回复“同意”。',
  '在什么地方？可以发位置，也可以写地址或者附近的店。不想说就写“跳过”。',
  '有照片就发来，发完写“完成”。没有就写“跳过”。',
  '有疑问时，能不能联系您？（能 / 不用）',
]

function answer(session, text) {
  switch (session.step) {
    case 0: session.step = 1; return texts[0]
    case 1: session.topic = text; session.step = 2; return texts[1]
    case 2: session.story = text; session.step = 3; return texts[2]
    case 3: session.consent = text; session.step = 4; return texts[3]
    case 4: session.place = text; session.step = 5; return texts[4]
    case 5: session.photo = text; session.step = 6; return texts[5]
    case 6: session.reachable = text; session.step = 7; return `请看看对不对：\n1. ${session.topic}\n2. ${session.story}\n3. ${session.place}\n提交吗？`
    default: session.step = 0; return `收到了，谢谢您。编号：T${String(Math.random()).slice(2, 12)}`
  }
}

const app = new Koa()
app.use(wechat(config).middleware(async (message) => {
  let session = sessions.get(message.FromUserName)
  if (!session) sessions.set(message.FromUserName, session = { step: 0 })
  return answer(session, message.Content)
}))
app.listen(Number(BENCH_PORT), '127.0.0.1', () => process.stdout.write('ready\n'))
