// Words and numbers for people; knows nothing of documents.

/** Text in lower case without diacritics: what people type ("ket luan") meets what is written ("Kết luận"). */
const fold = text => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[đĐ]/g, 'd').toLowerCase();

/** The tokens of a search: every one of them must occur. */
const tokens = query => fold(query).split(/[\s,;]+/).filter(Boolean);

/** Whether a folded text holds the token; one that begins with a digit must begin a number there ("44" is not in "1444"). */
function holds(text, token) {
  const digit = /^\d/.test(token);
  for (let at = text.indexOf(token); at >= 0; at = text.indexOf(token, at + 1)) {
    if (!digit || at === 0 || !/\d/.test(text[at - 1])) return true;
  }
  return false;
}

const numberFormat = new Intl.NumberFormat(DATA.language);
const count = number => numberFormat.format(number);

/** The words of the report in its language, with {0}, {1} ... filled in. */
const say = (key, ...values) => (DATA.words[key] || key).replace(/\{(\d)\}/g, (_, index) => values[Number(index)]);

/** An ISO date as far as it is told, in the order of the language: 14/11/2022, 11/2022, 2022. */
const showDate = date => (date ? date.split('-').reverse().join('/') : '');

/** Days between two whole ISO dates, or null. */
function daysBetween(earlier, later) {
  if (!earlier || !later || earlier.length !== 10 || later.length !== 10) return null;
  return Math.round((Date.parse(later + 'T00:00:00Z') - Date.parse(earlier + 'T00:00:00Z')) / 86400000);
}
