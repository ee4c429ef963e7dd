// Calls that do not look like one, in English: orders and bookings that are none, farewells in passing, a child's words, someone
// who is told to keep quiet and pay. Every change is held against test/guide/questions.

import { pattern } from '../../lib/pattern.ts'
import type { Signal } from './rules.ts'

/** Signals of what must not be overheard, or is not known for what it is; the weights mean what they mean in Chinese. */
export const hushedInEnglish: readonly Signal[] = [
  { kind: 'text', weight: 4, pattern: pattern`
    (?:pretend|act like|say) (?:you(?:'re| are)|to be|that you(?:'re| are)) (?:a |the |my )?
      (?:plumber|courier|pharmacy|neighbou?r|delivery|pizza|maintenance|meter)
    |(?:pizza|delivery|delivered|table|takeaway|order)\b.{0,40}(?:
      he(?:'s| is) (?:standing|right) (?:here|there)|can't talk about|as fast as you can|bring a friend
    )
    |if i (?:write|say|send|text|type).{0,24}it means
    |(?:deliver|delivery|flowers|order|send)\b.{0,40}(?:must not|mustn't|can't|should not|may not) know (?:who|it|that|about)
    |(?:he|she)(?:'s| is) (?:asleep|sleeping|snoring|in the shower).{0,40}(?:key|hurry|quick|before he|lock|five minutes)
    |(?:he|she) (?:sleeps|is asleep|is sleeping) next to the phone|delete (?:this )?after
    |please don't (?:answer|reply) with (?:a )?(?:sound|call|voice)|\btext only\b.{0,20}\b(?:he|she|they)\b
  ` },
  { kind: 'police', weight: 3, pattern: pattern`
    (?:fed|gave|left) (?:the |my )(?:cat|dog|ring|guitar|keys?).{0,60}(?:
      sorry for whoever|whoever (?:has to )?(?:opens?|finds?)|quiet up here|nice lights|bridge|phone is off
      |thanks for everything
    )
    |(?:wrote|left) (?:\w+ )?(?:letters?|a note|notes) .{0,30}(?:kettle|table|fridge|bed|don't|pills|bridge)
    |by the time (?:you|someone|anyone|anybody) (?:reads?|sees?|finds?) this|whoever (?:has to )?(?:opens?|finds?) (?:the door|me)
    |(?:it'll|it will) (?:all )?be (?:over|done) (?:soon|tonight|by)
    |(?:tell|let) (?:my|mum|mom|dad|them|her|him).{0,20}(?:
      wasn't (?:her|his|their|your) fault|i love(?:d)? (?:them|her|him)
    )
    |(?:took|swallowed|lined up).{0,12}(?:mum's|mom's|dad's|forty|thirty|fifty|sixty|\d\d) .{0,10}(?:pills|tablets|white ones)
    |(?:garage|windows?) (?:is|are|'s) (?:closed|sealed|shut).{0,30}(?:engine|gas|charcoal)
    |(?:feet|legs) over the edge
  ` },
  { kind: 'medical', weight: 3, pattern: pattern`
    \b(?:mama|mommy|mummy|daddy|mum|mom|dad|grandma|grandpa|my (?:wife|husband|mum|mom|dad|brother|sister))\b.{0,24}
      (?:no wake|won't sit up|not wake|eyes are open but
      |mouth is crooked|talks funny|water is over|went under|boo boo|lots of red|is hanging)
    |(?:heater|stove|furnace|generator|charcoal)\b.{0,40}(?:sleepy|dizzy|won't wake|headache|swimming)
    |(?:dizzy|sleepy|head is (?:swimming|spinning)).{0,40}(?:heater|stove|furnace|generator|gas)
    |(?:tongue|throat|lips?) (?:is |are )?(?:getting |swelling|closing|fat|swollen|tight).{0,30}
  ` },
  { kind: 'police', weight: 3, pattern: pattern`
    \b(?:grandpa|grandma|granddad|grandfather|grandmother|my (?:dad|mum|mom|father|mother|son|daughter|toddler|little)).{0,60}
      (?:nearly midnight|still (?:is )?not (?:back|home)
      |hasn't (?:come|been|returned)|doesn't (?:\w+ )?know (?:his|her) way|in slippers|nobody has seen|gate is open)
    |(?:he's|he is|she's|they're) back\b.{0,30}(?:key|knife|drunk|door|gun)
    |(?:left|leaves|walked out|gone) with .{0,20}(?:kitchen drawer open|the axe|the rifle|a knife|the gun)
    |(?:mouthing|mouthed) .{0,6}help|(?:turning|trying|rattling) the (?:door )?(?:handle|knob)
    |(?:driver|he) (?:locked|won't unlock) the doors?|(?:passed|missed) my (?:exit|stop).{0,20}(?:not talking|won't|silent|locked)
  ` },
  { kind: 'fraud', weight: 3, pattern: pattern`
    (?:officer|police|judge|prosecutor|agent|customs|bank|support|microsoft|court)\b.{0,60}
      (?:video call|on the (?:line|phone)|says|told|wants|asked).{0,80}
      (?:tell (?:nobody|no one)|(?:not|don't) tell
      |stay in (?:the|a) hotel|move (?:the|my|our) (?:savings|money)|gift cards?|to the atm|install)
    |(?:cursor|screen|mouse) (?:now )?moves (?:by itself|on its own)?.{0,40}(?:bank|savings|money|app)
    |(?:courier|someone|man|driver) is (?:at|outside) (?:the|her|my) (?:door|bank)
      (?: now)? (?:for|to (?:collect|pick up|take)) (?:the )?(?:cash|money)
  ` },
]
