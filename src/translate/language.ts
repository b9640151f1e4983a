/**
 * Guesses whether a text is English, Spanish or French, and says so when it can't tell.
 * Counts common words, and the letters and endings that the three don't share.
 */

export type GuessableLanguage = 'en' | 'es' | 'fr';

export interface LanguageGuess {
  /** null: can't tell. */
  readonly language: GuessableLanguage | null;
  /** Evidence per language, in points per word; for tests and the curious. */
  readonly evidence: Readonly<Record<GuessableLanguage, number>>;
}

export function guessLanguage(text: string): LanguageGuess {
  const words = text.slice(0, LONGEST_SAMPLE).normalize('NFC').toLowerCase().replace(/[’ʼ]/g, "'").match(/\p{L}+(?:'\p{L}*)*|[¿¡]/gu) ?? [];
  const points = { en: 0, es: 0, fr: 0 };
  for (const word of words) {
    for (const language of LANGUAGES) points[language] += pointsOf(word, language);
  }
  const evidence = { en: points.en / Math.max(1, words.length), es: points.es / Math.max(1, words.length), fr: points.fr / Math.max(1, words.length) };
  const [first, second] = [...LANGUAGES].sort((a, b) => points[b] - points[a]);
  if (first === undefined || second === undefined) return { language: null, evidence };
  const clear = points[first] >= LEAST_POINTS && points[first] - points[second] >= Math.max(LEAST_LEAD, points[first] * 0.2);
  return { language: clear ? first : null, evidence };
}

/** The language that more speaks for than for any other, however little; null: nothing does, or two are alike. */
export function likeliestLanguage(text: string): GuessableLanguage | null {
  const { language, evidence } = guessLanguage(text);
  if (language !== null) return language;
  const [first, second] = [...LANGUAGES].sort((a, b) => evidence[b] - evidence[a]);
  return first !== undefined && second !== undefined && evidence[first] > evidence[second] ? first : null;
}

const LANGUAGES: readonly GuessableLanguage[] = ['en', 'es', 'fr'];
/** UTF-16 units; more text makes no guess better. */
const LONGEST_SAMPLE = 4000;
const LEAST_POINTS = 1;
const LEAST_LEAD = 0.5;

/** Words that are common in the language; one that is common in two or three is worth a half or a third. */
const COMMON_WORDS: Readonly<Record<GuessableLanguage, ReadonlySet<string>>> = {
  en: wordSet(`a the of and to is it that was he she they we you his her their our your this these those with for from by have has had are were been
    not no don't can't won't i i'm who what when where which how why if then there here would could should will can may must
    do does did done my me him them us its an at but or as so than too very just all any some every each other into in on up down over after before about
    because while only more most make made take took give gave know knew think want like see saw look good new old first last way time people man
    let get got going go went come came say said tell told ask yes hello please thank thanks be being am never always something nothing everything
    today tomorrow between through without next step work works still back again home house water read play needs need needed help life day one two three
    word words sentence state hidden mary everybody everyone nobody somebody school book money`),
  es: wordSet(`a el la los las un una unos unas de del al y en que pero porque cuando donde quién quien qué cómo cuál cuándo dónde por para con sin sobre
    hasta desde hacia es son está están estoy era eran fue fueron ser estar ha han has hay había he hemos tengo tiene tienen tienes tenía hacer hace hizo
    puede pueden puedo podemos quiero quiere yo tú usted ustedes él ella ellos ellas nosotros nosotras me te se mi mis tu tus su sus nuestro nuestra esto eso
    esta este estos estas ese esa esas esos aquel aquella lo le les nos muy más menos también tampoco ya aún todavía siempre nunca nada todo toda todos todas
    algo alguien nadie otro otra otros ni no sí si como cada entre así aquí ahí allí ahora hoy mañana ayer bien mal mucho mucha muchos muchas poco tan tanto
    mejor peor gracias hola creo casi palabra palabras oración frase modelo estado oculto capa capas pesos secuencia casa tiempo día años vez gente e o u`),
  fr: wordSet(`à a le la les un une des de du au aux et en mais parce quand où qui que quoi quel quelle comment pourquoi pour avec sans sous dans par chez vers
    depuis est sont était étaient être avoir ai as avons avez ont avait suis es sommes êtes fait faire peut peux veux veut dois doit je tu il elle ils elles
    nous vous on me te se mon ma mes ton ta tes son sa ses notre votre leur leurs lui ce cet cette ces cela ceci ça ne pas plus jamais rien tout toute tous
    toutes très trop aussi encore déjà toujours y ou donc or ni car si comme chaque entre ainsi ici là maintenant hier demain bien mal beaucoup peu tant mieux
    merci bonjour oui non mot mots phrase modèle état caché couche poids suite maison temps jour ans fois gens deux rouge moi toi`),
};

/** Endings and letters; a word can have several. */
const SHAPES: readonly { readonly pattern: RegExp; readonly language: GuessableLanguage; readonly points: number }[] = [
  { pattern: /[ñ¿¡]/, language: 'es', points: 2 },
  { pattern: /[íóúá]/, language: 'es', points: 1 },
  { pattern: /(?:ción|ciones|mente|dad|dades|ando|iendo|aron|ieron|amos|emos|imos|ado|ados|ada|adas|arte|erte|irte)$/, language: 'es', points: 0.7 },
  { pattern: /[^aeiou]{1,2}(?:o|os|a|as)$/, language: 'es', points: 0.4 },
  { pattern: /[aei]r$|és?$/, language: 'es', points: 0.4 },
  { pattern: /[çœèêëîïôûùàâ]/, language: 'fr', points: 1 },
  { pattern: /(?:eux|euse|eau|eaux|tion|tions|ment|aient|ait|ez|ique|iques|ement|oir|elle|elles|aire|é|és|ée|ées)$/, language: 'fr', points: 0.5 },
  { pattern: /[^aeiou](?:e|es|er|ir|re)$|aux?$|oi/, language: 'fr', points: 0.2 },
  { pattern: /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)'/, language: 'fr', points: 1.2 },
  { pattern: /\p{L}{2}'(?:s|ll|re|ve|d)$|^(?:i'm|i've|i'll|i'd)$|n't$/u, language: 'en', points: 1 },
  { pattern: /(?:ing|ness|ful|less|ght|tion|tions|ed|ly|sh|ck|th|ould|er|[^aeiou]y|ss|ow|wn|rs|nds?)$/, language: 'en', points: 0.4 },
  { pattern: /w|k|sh|th|ee|oo|^wh|^kn/, language: 'en', points: 0.4 },
];

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/));
}

/** A word in several lists is worth less in each. */
function pointsOf(word: string, language: GuessableLanguage): number {
  const owners = LANGUAGES.filter((other) => COMMON_WORDS[other].has(word)).length;
  let points = COMMON_WORDS[language].has(word) ? 1 / owners : 0;
  for (const shape of SHAPES) if (shape.language === language && shape.pattern.test(word)) points += shape.points;
  return points;
}
