// The reviewed rules of danger in English: what makes it now, and what shows that someone only asks. Every change here is
// held against test/guide/questions.

import { counted, pattern } from '../../lib/pattern.ts'
import { hushedInEnglish } from './english-hushed.ts'
import { signals } from './english-signals.ts'
import type { DangerRules } from './rules.ts'

/** What is said in English of danger, and beside it. */
export const english: DangerRules = {
  signals: [...signals, ...hushedInEnglish],
  now: pattern`
    right now|now\b|hurry|quick|immediately|just happened|just now|please come|come (?:quick|fast|now)|send
    |we(?:'re| are) at
    |i(?:'m| am) (?:at|in|on)\b
    |address|currently|still|outside|downstairs|next door|upstairs|asap|please help|help me|at my|in front of
  `,
  pressing: pattern`
    right now|\bnow\b|hurry|quick|immediately
    |just (?:now|happened|took|saw|fell|got)
    |please come|please help|help me|still|outside my|about to|trying to|is (?:\w+ing)|are (?:\w+ing)
  `,
  cry: pattern`
    help me|please help|please come
    |send (?:help|police|someone|an ambulance|officers)
    |hurry|come quick|sos\b|call an ambulance|come now|help!
  `,
  law: pattern`
    \b(?:be|get|got|being) (?:detained|arrested|locked up)
    |penalt|sentence|punish|jail|prison|legal|illegal|(?<!in-)\blaws?\b|lawyer|court|sue\b|lawsuit|liab|compensat
    |insur|claim|convict|charge[ds]?\b|crime of|a crime|criminal|guilty|fault|evidence|divorc|custody|protection order
    |restraining|offen[cs]e|fine[ds]?\b|self-defen|statute
    |case (?:file|number|progress|status)
    |investigat|how (?:long|many years)
    |what happens (?:if|to|when)
    |certificate|report (?:number|receipt)
    |(?:need|want) (?:the|a|my) report
    |appeal|verdict|settle
  `,
  past: pattern`
    last (?:year|month|week|night|summer|winter)
    |years? ago|months? ago|weeks? ago|days? ago|yesterday|used to|in the past
    |in (?:the )?(?:spring|summer|autumn|winter)\b
    |previous|when i was|once\b|back in
    |has been .{0,20}(?:for|since)
    |always|every (?:day|night|time)|often|\b(?:19|20)\d\d\b
  `,
  after: counted`
    hospital bill|refus|won't pay|insurance|settle|surgery|stitches
    |the police (?:said|say|did|told)
    |took (?:him|her) tocourt|months?\b|weeks?\b|\d days|died|he (?:says|claims|denies)|they (?:say|claim|deny)
    |was (?:arrested|hospitali[sz]ed)
  `,
  handled: pattern`
    (?:police|officers?|cops?|your (?:guys|people|staff|colleagues?|operator|patrol)|dispatcher).{0,24}(?:
      arrived|took (?:an|over|half|more|\d)|came (?:late|an|after)|told me to|refused|laughed|ignored|did nothing
      |didn't (?:come|help|do|care|believe)|never (?:came|called)|was rude|were rude|only (?:watched|took)
      |let (?:him|them) go|pushed me
    )
    |unacceptable|want to complain
    |(?:was|were|been|got|is|are|he's|she's) (?:administratively )?detained(?! by (?:a|some) )
    |in (?:administrative )?detention\b|got \w+ days\b
    |\b(?:i|we) (?:called|reported|phoned).{0,30}(?:arrived|nobody came|no one came|an hour|later|refused)
  `,
  inquiry: pattern`
    any (?:update|news|progress|result)
    |(?:did|have) (?:you|they).{0,12}(?:catch|caught|find|found|arrest)
    |has .{0,30}been (?:arrested|caught|found|frozen|approved|charged)
    |status of|how is (?:my|the) case|case number
    |my (?:\w+ ){0,2}(?:case|report) (?:from|of|filed)
  `,
  standing: pattern`
    every (?:day|night|week|weekend|month|friday|saturday|sunday|evening)
    |for (?:months|years|weeks)
    |always|often|usually|last (?:week|month|year)|keeps? (?:a|an|some) |stor(?:es|ing)\b|sell(?:s|ing)\b|anonymous
    |i know (?:where|a|who|someone)
    |i suspect|looks like the wanted
  `,
  figure: pattern`
    \blol\b|haha|just kidding|\bjoking|\bjk\b
    |dying (?:of|from) (?:laugh|heat|boredom|hunger)
    |(?:is|are) killing me|this heat
    |(?:boss|wife|husband|mom|mum|mother|dad|father|teacher)(?: will| is going to|'ll| is gonna| would) kill me (?:if|when|for)
      \b
    |(?:you|they|we|guys) (?:are |really |just )*(?:kill|crush|nail|slay)(?:ed|ing)? it
    |(?:video|clip|cartoon|joke|answer|post|robot|dog|song|meme).{0,12}(?:killed|slayed|got) me\b
    |(?:i'm|i am) (?:dying|dead) (?:of|from|with|at|over|laughing)
    |be the death of me|(?:feet|legs|back|head|eyes) (?:are|is) (?:dead|killing)
    |lifesavers?\b
    |murder(?:ous)? (?:heat|traffic)
    |(?:freezing|boring|bored|scared|worried|starving|boiling) (?:us |me )?to death
    |daylight robbery
    |drowning in (?:paper|work|email|form|homework|debt)
    |could murder a|so funny|boss fight|homework|movie|video game
  `,
  supposed: pattern`
    \bif\b|what if|suppose|would(?! be enough)|should i do in case|in case|drill|training|permit|licen[cs]e
    |extinguisher|fireworks|movie|film|novel|game|alarm system|safety check|prevent|avoid|certif|regist|apply
    |application|renew|inspection
    |how do i (?:get|apply|report a lost|regist|obtain|renew|replace)
    |theft report|hypothetical|\ballowed|can i|may i|do i need|am i
    |is it (?:ok|legal|illegal|allowed|true)
    |does\b|could i
  `,
  asks: pattern`
    ^(?:what|which|how (?:much|many|long)|who|when|where|is|are|do|does|can|could|may|should|why)\b
  `,
  harm: pattern`
    kill|stab|shot|shoot|gun|knife|axe|blood|bleed|dead|dying|attack|beat|hit|fight|rob|rape|fire|smoke|burn|gas|explo
    |breath|conscious|collaps|faint|chok|drown|fell|fall|trap|stuck|crash|injur|hurt|bomb|kidnap|missing|follow|break
    |intrud|locked|hiding|scam|fraud|transfer|pill|overdos|poison|suicid|jump|scream|threat|emergency|ambulance|police
    |bit|help|window|door|wandered|can't find|end it|pushed|goodbye|into the|grab|in my room|backyard|throat|sink|leak
    |smell|having a baby|into a car|silent
  `,
  calm: pattern`
    \b(?:bag|phone|wallet|keys?|glasses|ring|laptop|passport|id|card|umbrella|backpack|camera|drone|hat|shoes?|book) (?:just |has )?
      (?:fell|dropped|slipped|sank)
    |false alarm|no need to come|case number|real person|any update|safety tips|\bprize\b|lottery|scratched
    |no one (?:was )?(?:hurt|injured)
    |nobody (?:was )?(?:hurt|injured)
    |using my (?:id|name|photo)
    |my phone is dead|visit|evict|rent\b|appointment|parked|keys|complain|officer|rude|drug deal|gambling|tip\b
    |anonymous
  `,
  idle: pattern`
    website|web page|\bapp\b|system|the form|this form|log ?in|sign ?up|register|upload|password|captcha|homework|exam
    |game|movie|queue|lol\b
  `,
  calls: pattern`
    can (?:you|someone|anyone|somebody) (?:please )?(?:help|come|send|hurry)
    |is anyone there
    |what (?:do|should) (?:i|we) do
    |how (?:do|can) i stop
  `,
}
