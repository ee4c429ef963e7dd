// Names as people give them, and what they write instead.

import { name } from '../../../src/engine/answers/name.ts'
import { context, finds, table } from './ask.ts'

describe('a name', () => {
  const NO = 'x not-a-name'
  table(name, [
    ['张三', '张三'],
    ['王小明', '王小明'],
    ['欧阳修文', '欧阳修文'],
    ['張三', '張三'],
    ['我叫张三', '张三'],
    ['我叫張三', '張三'],
    ['我是张三', '张三'],
    ['我姓王', '王'],
    ['叫我老王', '老王'],
    ['姓名：李四', '李四'],
    ['姓名 李四', '李四'],
    ['我的名字是李四', '李四'],
    ['名字叫李四', '李四'],
    ['你好，我叫李四', '李四'],
    ['张三，谢谢', '张三'],
    ['张三。', '张三'],
    [' 张三 ', '张三'],
    ['买买提·艾力', '买买提·艾力'],
    ['买买提•艾力', '买买提·艾力'],
    ['迪丽热巴·迪力木拉提', '迪丽热巴·迪力木拉提'],
    ['John Smith', 'John Smith'],
    ['my name is John Smith', 'John Smith'],
    ['I\'m Anna', 'Anna'],
    ['This is Anna-Maria O\'Neill', 'Anna-Maria O\'Neill'],
    ['Name: José García', 'José García'],
    ['好的，我叫王五', '王五'],
    ['本人姓名王五', '王五'],
    ['你好', NO],
    ['好的', NO],
    ['不想说', NO],
    ['不告诉你', NO],
    ['匿名', NO],
    ['办身份证', NO],
    ['我要办护照', NO],
    ['人工', NO],
    ['为什么要姓名', NO],
    ['13800138000', NO],
    ['张3', NO],
    ['[微笑]', NO],
    ['😀', NO],
    ['为什么', NO],
    ['hello', NO],
    ['ok', NO],
    ['我不想告诉你们我的名字', NO],
    ['张三\n李四', NO],
    ['', NO],
    ['？', NO],
    ['姓名', NO],
  ])
  table(name, [['我姓王', 'x too-short'], ['张三', '张三'], ['迪丽热巴·迪力木拉提', 'x too-long']], context({ length: [2, 5] }))
  finds(name, [
    ['我叫张三，想办护照', ['张三']],
    ['你好我的名字是李四', ['李四']],
    ['my name is John Smith', ['John Smith']],
    ['张三昨天来过', []],
    ['我叫了警察', []],
    ['我是来办护照的', []],
    ['姓名：王五，电话', ['王五']],
  ])
})
