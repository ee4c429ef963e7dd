// What is danger in English: crime, fire and water, illness, the road, who cannot speak, fraud. Every change is held against
// test/guide/questions.

import { joined, pattern } from '../../lib/pattern.ts'
import type { Signal } from './rules.ts'

const SOMEONE = joined`
  (?:
    someone|somebody|a man|a woman|man|men|guy|guys|people|he|she|they
    |my (?:ex|husband|wife|boyfriend|girlfriend|father|dad|mother|mom|roommate|neighbou?r|son|brother|boss)
    |neighbou?r|stranger|robber|intruder|burglar|thief|gang|drunk|driver
  )
`
const WEAPON = joined`
  (?:knife|gun|machete|axe|weapon|pistol|rifle|hammer|bat|bottle|blade|sword|acid|bomb)
`
const HARMING = joined`
  (?:
    attack|beat|hit|stab|shoot|chok|strangl|rap|rob|kidnap|punch|kick|assault|hurt|kill|threaten|chas|follow|stalk
    |molest|grop|abduct|drag|fight
  )(?:t?ing|ing|p?ing|b?ing)
`

/** Danger, and whose help it needs; the weights mean what they mean in Chinese. */
export const signals: readonly Signal[] = [
  { kind: 'police', weight: 4, pattern: pattern`
    \bsos\b
    |help me (?:please|now|quick|!)
    |please help me[.! ]*$|^(?:please )?help[! ]+$|^help me[! ]*$
    |send (?:the )?(?:police|help|someone|officers)
    |(?:i need|call|get|need) (?:the )?police (?:now|right now|immediately|here|quick)
    |police (?:now|quick|hurry)
    |this is an emergency
    |^(?:it'?s )?(?:an )?emergency[! .]*$
    |help!
    |need help (?:now|right now|immediately)
  ` },
  // Who is hurt says little: "stabbed, behind the bar".
  { kind: 'police', weight: 4, pattern: pattern`
    ^(?:i (?:was |got |just got )?|i'm |i've been )?(?:stabbed|shot|kidnapped|held at gunpoint)[,.! ]+
      (?!.*\b(?:last|ago|years?|months?|penalty|sentence|law|movie|photo|picture|video)\b)
  ` },
  { kind: 'police', weight: 3, pattern: pattern`
    ${SOMEONE}\b.{0,30}\b(?:
      with|has|have|had|got|holding|carrying|waving|pulled(?: out)?|pointing|swinging|wielding
    ) (?:a |an |his |her |the )?(?:\w+ )?${WEAPON}
  ` },
  { kind: 'police', weight: 3, pattern: pattern`
    (?:${SOMEONE})(?:'s| is| are|'re| keeps?| won't stop| started)?\b.{0,16}\b${HARMING}
  ` },
  { kind: 'police', weight: 3, pattern: pattern`
    \b(?:being|getting|am|i'm|are|just got|just been|was just|have been|been) (?:
      ${HARMING}|attacked|robbed|mugged|kidnapped|stabbed|shot|raped|assaulted|followed|chased|beaten|stalked
      |held hostage|abducted
    )
  ` },
  { kind: 'police', weight: 3, pattern: pattern`
    (?:breaking|broke|break|broken|trying to (?:get|break)|forcing (?:his|their)? ?way) (?:in|into)\b
    |kicking (?:in |down )?(?:my|the|our) door
    |banging on my door
    |climb(?:ing|ed) (?:in|into|through)
    |(?:intruder|burglar|thief|robber|stranger)s? (?:is |are )?(?:in|inside|at|outside) (?:my|the|our)
    |someone(?:'s| is) in my (?:house|home|apartment|room|flat)
  ` },
  { kind: 'police', weight: 3, pattern: pattern`
    \b(?:was|been|got|is|were) (?:stabbed|shot)\b
    |shot (?:a|my|at|him|her|me|someone)\b(?! \w{0,10} ?(?:photo|picture|video|selfie))
    |kidnapped|ransom|gun ?shots?|shots fired|shooting at|shooter|hostage|bomb\b
    |there(?:'s| is) (?:a )?(?:fight|robbery|shooting|stabbing)
    |(?:big |huge )?fight (?:outside|downstairs|going on|here)
    |(?:robbing|mugging)
  ` },
  { kind: 'police', weight: 3, pattern: pattern`
    (?:going to|gonna|wants? to|trying to|threaten(?:s|ing|ed) to|about to|will) (?:
      kill|stab|shoot|rape|hurt|murder
    ) (?:me|us|her|him|my|someone|people|everyone)
  ` },
  { kind: 'police', weight: 3, pattern: pattern`
    (?:
      kill myself|end my life|commit(?:ting)? suicide|suicidal|want to die|don't want to live|do not want to live
      |hang myself|take my own life|no reason to live|hurt myself|about to jump|going to jump|wants to jump
      |threatening to jump|jump(?:ed|ing)? (?:off|from)|on the (?:ledge|roof)
    )
  ` },
  { kind: 'police', weight: 3, pattern: pattern`
    (?:my |a |the )?(?:\w+[- ]year[- ]old )?(?:
      son|daughter|child|kid|boy|girl|baby|toddler|mother|father|grandmother|grandfather|grandma|grandpa|dad|mom
    ).{0,16}(?:
      is missing|went missing|has gone missing|disappeared|vanished|can't be found|was taken
      |was (?:just )?(?:kidnapped|abducted|snatched)
    )
    |(?:can't|cannot|can not) find my (?:son|daughter|child|kid|baby|little|mother|father|grand)
    |(?:took|grabbed|snatched|kidnapped|taken) (?:my|a|the) (?:son|daughter|child|kid|baby|girl|boy)
    |lost my (?:son|daughter|child|kid|baby|little)
  ` },
  { kind: 'police', weight: 2, pattern: pattern`
    \b(?:he|she|they|someone|somebody|a man|my \w+) (?:just |has |have )*
      (?:stabbed|shot|attacked|choked|raped|robbed|strangled) (?:me|him|her|my|a|us)\b
    |screaming
    |trying to open (?:my|our) door
    |trying to (?:take|grab|snatch|steal) (?:my|a|the|our) (?:\w+ )?(?:daughter|son|child|kid|baby|girl|boy)
    |exposed himself|fake police|(?:was|been|got) shot\b|robbery|robbed|snatched|under attack|won't let (?:me|us)
    |(?:lost|stranded|stuck) (?:in|on) (?:the |a )?(?:mountain|wood|forest|desert|sea|island|cliff|river)
    |biting
    |(?:bit|bites|bitten) (?:a|my|me|by a snake)
    |dead body|a body|(?:is|are|'s) dead|blood
    |with an? (?:knife|axe|bat)
    |smashing|following (?:my|a)|emptied|drained|unauthori[sz]ed|climbing
    |(?:tiger|snake|bear|wild dog|mad dog)s?.{0,20}(?:loose|escaped|attack|bit|biting)
    |(?:just )?(?:stole|snatched|grabbed) my
    |drugged|in danger|i am scared|i'm scared|threatening me
  ` },
  { kind: 'fire', weight: 4, pattern: /^(?:fire[!,. ]*)+$/ },
  { kind: 'fire', weight: 3, pattern: pattern`
    (?:is|are|'s|on|caught|big|a|there's|room|house|kitchen|building|car) (?:on )?fire\b
    |\bfire (?:in|at|on|broke|next|downstairs|upstairs|here|!)
    |^fire[!. ]*|(?:is|are|'s) burning|in flames|flames
    |smoke (?:coming|everywhere|filling|pouring|is)
    |(?:black|thick|heavy|lots of|so much) smoke
    |smell(?:s|ing)?(?: of| like)? (?:strong )?gas
    |gas (?:is )?leak|leaking gas
    |smell(?:s|ing)? (?:of|like) rotten eggs?
    |hissing.{0,30}(?:stove|pipe|gas|cooker)
    |explo(?:sion|ded|ding)
    |(?:building|wall|roof|house|ceiling|bridge).{0,12}collaps
  ` },
  { kind: 'police', weight: 3, pattern: pattern`
    \bjiu ?ming|sha ?ren ?le|zhao ?huo|shi ?huo ?le|qiang ?jie
    |(?:zhua|you|jin) ?xiao ?tou
    |xiao ?tou (?:zai|jin)|bei ?bang ?jia|yao ?tiao ?lou|bu ?xiang ?huo|xiang ?zi ?sha|na ?(?:zhe ?)?dao|zhai da wo
    |kuai ?lai ?ren|zai ?da ?(?:wo|ren)|chu ?che ?huo|yun ?dao ?le|bao ?jing ?kuai
    |liu ?(?:le ?)?(?:hen ?duo|hao ?duo) ?xue
  ` },
  { kind: 'fire', weight: 3, pattern: pattern`
    drown|wire (?:fell|down)|live wire|can't get out|cannot get out
    |(?:full of|filled with|so much) smoke
    |(?:fell|fallen) (?:on|onto) (?:the )?(?:\w+ )?(?:track|rail)
    |(?:fell|fallen|falling|jumped) (?:in|into) (?:the |a )?(?:water|river|lake|pool|well|sea|canal|pond|hole)
    |(?:trapped|stuck) (?:in|inside|under|on)\b.{0,20}
      (?:elevator|lift|building|car|fire|water|flood|rubble|mountain|room|wreck)
    |electrocuted
  ` },
  { kind: 'police', weight: 3, pattern: pattern`
    (?:nobody|no one|you) (?:will|won't|will not) (?:ever )?(?:have to |need to )?(?:worry|bother|look after|put up)
      .{0,40}(?:after tonight|any ?more|again|tomorrow)
    |(?:burden|trouble|problem) (?:to anyone |to you )?(?:after tonight|any ?more|much longer)
    |(?:long way down|view from up here|looking down from).{0,60}(?:tonight|afraid|sorry|goodbye|end|over)
    |(?:after tonight|tonight).{0,60}(?:view from up here|long way down)
    |won't be (?:anyone|anybody|your|a|everyone)(?:'s)? (?:problem|burden|trouble)
    |(?:keep|keeps|kept|hold|holding|locked?) (?:us|me) in (?:a|the|this) (?:compound|factory|warehouse|building)
    |(?:make|makes|making|made|force[ds]?|forcing) (?:us|me) (?:to )?scam
  ` },
  { kind: 'police', weight: 4, pattern: pattern`
    how many (?:of )?(?:these |those |sleeping )(?:pills|tablets)\b.{0,12}(?:be enough|are enough|kill|to die)
      (?! (?:for|per|a|to bring))
  ` },
  { kind: 'fire', weight: 3, pattern: pattern`
    (?:ceiling|wall|roof|scaffold\w*|crane|shel(?:f|ves)|tree|machine|forklift) (?:just |has )?
      (?:came down|fell|fallen|gave way|tipped).{0,40}(?:under|on top|trapped|on (?:him|her|them|me|my)|hurt|people)
  ` },
  { kind: 'medical', weight: 3, pattern: pattern`
    (?:not|n't|stopped|isn't|no longer|trouble|difficulty|hardly|barely) (?:be )?breath
    |doing cpr|cpr on|(?:stopped|not) breathing
    |(?:left|my) arm (?:is |feels |went )(?:numb|weird|tingl|heavy)
    |chest (?:is|feels) (?:like|tight|heavy|crush)
    |can(?:'t|not) breathe
    |no (?:pulse|heartbeat|breath)
    |unconscious|unrespons|passed out|fainted
    |(?:won't|not|can't|doesn't|isn't) (?:wake|waking|respond|moving|responding)
    |collapsed|heart attack|having a stroke|cardiac arrest|seizure|convuls|chok(?:ing|ed) on|is choking
    |turn(?:ed|s|ing) (?:blue|purple|gr[ea]y)
    |lips? (?:are |is |went )?(?:blue|purple|gr[ea]y)
    |overdos
    |(?:took|swallowed|swallowing|taken|drank|ate) (?:some |rat )?(?:
      a (?:whole )?(?:bottle|lot)|poison|battery|batteries|coin|too many|all (?:the|her|his)|poison|pesticide|bleach
      |lots of
    )
    |poisoned
    |allergic (?:reaction|shock)
  ` },
  { kind: 'medical', weight: 3, pattern: pattern`
    bleed(?:ing)? (?:a lot|badly|heavily|out|everywhere|so much|profusely)
    |is bleeding|are bleeding|i'm bleeding|so much blood|lots? of blood|blood everywhere|covered in blood
    |losing blood
    |cut (?:my|his|her) wrists?
    |(?:is|are|'s) dying|going to die|about to die|water (?:just )?broke|in labou?r|giving birth|having the baby
    |fell (?:from|off|out of) (?:the |a |an )?(?:\w+ ){0,2}
      (?:window|floor|roof|balcony|building|ladder|stairs|story|storey|tree)
    |chest pain
    |badly (?:hurt|injured|burned|burnt)
    |seriously (?:hurt|injured)
    |severely (?:hurt|injured)
    |(?:need|send|call) an ambulance
  ` },
  { kind: 'traffic', weight: 3, pattern: pattern`
    (?:
      crash|accident|collision|pile-?up|hit by|ran over|run over|knocked down|car (?:hit|flipped|overturned|rolled)
      |truck (?:hit|flipped|overturned)|bus (?:hit|flipped|overturned)|overturned|hit a
    ).{0,50}(?:
      hurt|injur|bleed|blood|trapped|unconscious|not moving|dead|dying|can't move|stuck|badly|serious|help|ambulance
      |highway|right now|just happened
    )
    |(?:injured|hurt|bleeding|trapped|people down).{0,40}(?:crash|accident|collision|car)
    |(?:was|got|been|is) (?:just )?hit by a (?:car|truck|bus|van|motorcycle|taxi|scooter)
    |(?:
      there's|there is|there has been|there was|there's been|just had|we had|i had|just saw|just been in
      |i've been in
    ) (?:just )?(?:a |an )(?:bad |terrible |serious |huge |big |car |traffic |road )*(?:crash|accident|collision)
    |hit and run|drove off|(?:was|been|got) run over|ran over (?:a|my|someone)
    |crash(?:ed|ing) into (?:people|a crowd|pedestrian)
  ` },
  { kind: 'text', weight: 4, pattern: pattern`
    (?:can't|cannot|can not|afraid to|not able to|unable to|too scared to|don't dare to|unsafe to) (?:
      talk|speak|call|make a call|make a sound|make noise|phone
    )
    |(?:don't|do not|please don't) call (?:me|back)
    |(?:he|they|she) (?:will|can|might) hear (?:me|us)
  ` },
  { kind: 'text', weight: 3, pattern: pattern`
    \bhid(?:ing|den)? (?:in|under|behind|inside)
    |locked (?:me|us) (?:in|up)
    |(?:i'm|i am|we are|we're|being|am) (?:locked|held|trapped|kept)\b
    |won't let (?:me|us) (?:go|leave|out)
    |(?:held|keeping me|kept|holding me) (?:against|captive|prisoner|here)
    |took my (?:phone|passport) and (?:won't|lock)
  ` },
  { kind: 'fraud', weight: 3, pattern: pattern`
    (?:just|just now|minutes ago|right now|currently|moments ago|an hour ago).{0,40}
      (?:scam|fraud|cheated|conned|swindl)
    |(?:just|minutes ago).{0,10}(?:transferred|sent|wired|paid|gave).{0,50}
      (?:scam|fraud|fake|blocked|police|account|stranger|disappeared)
    |(?:asking|telling|told|asks|tells|wants|want|forcing|pressuring|instructing) (?:me|my \w+) to (?:
      transfer|send|wire|move|pay|share my screen|deposit
    ).{0,40}
    |safe account
    |(?:scammer|fraudster)s? (?:is|are) (?:still )?(?:on|calling|talking|making)
    |being scammed
    |(?:am|'m) (?:getting|being) (?:scammed|cheated|defrauded)
  ` },
]
