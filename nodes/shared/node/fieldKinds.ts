/**
 * What is done with the text that came for a field: the one table of it. Expressions yield many things that look like
 * text and are none, and a case that is filed under one of them shares its folder with every other such case.
 *
 * - `refuse`: the item is refused, and the message names the field.
 * - `warn`: the item goes on as if the field were empty (`nothing`, `blank`) or with the text as it is (`loose`), and
 *   its warnings say so.
 * - `not given`: the same as a field that nobody filled.
 * - `passes`: the text is what it is.
 *
 * A field that nobody filled is no matter of this table: what is required then is refused by its operation, in its
 * own words. `nothing` and `blank` are of expressions.
 */
export type Verdict = 'refuse' | 'warn' | 'not given' | 'passes';

/** How a text is taken apart to see whether a part of it is missing. */
export type TextForm =
	/** `/Cases/22-1`, `id:…/Pleadings`, or an address of the browser. */
	| 'address'
	/** `Pleadings/Motions`, below a folder. */
	| 'relative path'
	/** Relative paths, one a line. */
	| 'lines'
	/** Names with commas or semicolons between them. */
	| 'list'
	/** The number of a case: begins and ends with a letter, a digit or a bracket. */
	| 'case ID'
	/** A JSON object: names, and a relative path for each. */
	| 'map'
	/** Names and codes: no word that an expression prints for a missing value belongs in them. */
	| 'words'
	/** What people write, where “null and void” is English. */
	| 'prose'
	/** The same with values put in, each of which is wanted. */
	| 'sentences';

export interface Rule {
	form: TextForm;
	/** `undefined` or `null`: what an expression looked for is not there. */
	nothing: Verdict;
	/** White space or no characters: what it looked for is there and empty. */
	blank: Verdict;
	/** `{{ $json.name }}` as it was written. */
	unswitched: 'refuse' | 'passes';
	/** `undefined`, `NYC-null`, `[object Object]`: the whole text, or what stands between two of its joining signs. */
	half: Exclude<Verdict, 'warn'>;
	/** One of these words among others, with spaces between, as in `undefined terms`. */
	loose: Verdict;
	/** `/Cases//22-1`, `a@example.com, `, `24-`. */
	emptyPart: Exclude<Verdict, 'warn'>;
}

const REFUSED = { unswitched: 'refuse', half: 'refuse', loose: 'refuse', emptyPart: 'refuse' } as const;
const WANTED = { nothing: 'refuse', blank: 'refuse', ...REFUSED } as const;
const MAY_LACK = { nothing: 'not given', blank: 'not given', ...REFUSED } as const;

/** Kinds of fields, and what becomes of what came for them. */
export const RULES = {
	/**
	 * Nothing in a case number is a word that JavaScript prints, and none ends where an expression stood (`NYC-`): two
	 * cases would share what is called so.
	 */
	caseId: { form: 'case ID', ...WANTED },
	/** Where the item may have no case number. One that is half there is none. */
	caseIdIfAny: { form: 'case ID', ...MAY_LACK },

	/** A folder or document that something is done to or in. Only what somebody typed may end in a slash. */
	place: { form: 'address', ...WANTED },
	/**
	 * A place that need not be given. An expression that says so yields `''`; one that finds nothing has probably
	 * looked in the wrong field, and what is done without the place would be done elsewhere.
	 */
	placeIfAny: { form: 'address', ...WANTED, blank: 'not given' },
	/** A place that a case record knows, or does not know yet: a first run has none. */
	recordedPlace: { form: 'address', ...MAY_LACK },
	/** Files that are known to be something else. With one missing, more is kept apart than had to be. */
	recordedPlaces: { form: 'lines', ...MAY_LACK, nothing: 'warn' },
	/** A record that is being checked: whatever is wrong with its folder is what the check is to report. */
	checkedPlace: {
		form: 'address',
		...MAY_LACK,
		half: 'not given',
		loose: 'not given',
		emptyPart: 'not given',
	},

	/** The name or path of a folder below another that the operation cannot do without. */
	folder: { form: 'relative path', ...WANTED },
	/** The same where none is the folder above. A document that lies there for want of a value is to be noticed. */
	folderIfAny: { form: 'relative path', ...WANTED, nothing: 'warn', blank: 'not given' },
	/** Folders to make. What is missing is made by the next run that knows of it. */
	folders: { form: 'lines', ...MAY_LACK, nothing: 'warn' },
	/** Subfolders by category. */
	folderMap: { form: 'map', ...WANTED },

	/**
	 * The name of a client or what else a folder is called after. Organizations have no first name. Somebody may be
	 * called Null; only the spelling of JavaScript is taken for a value that is missing. Where none is left of what a
	 * name needs, naming refuses.
	 */
	name: { form: 'words', ...MAY_LACK },
	/** A name that is typed once for all items. */
	label: { form: 'words', ...WANTED },
	/**
	 * E-mail addresses. With an address missing, somebody who should open a paper could not, or is taken out. With
	 * none at all only the account itself may: a wish that `''` or an empty list says.
	 */
	people: { form: 'list', ...WANTED, blank: 'not given' },
	/** The same where the field is there only because somebody wanted it: with none of them all would stay open. */
	peopleForSure: { form: 'list', ...WANTED },
	/** Names of folders, categories or fields: with one missing a paper would not be looked at, or not be sent. */
	names: { form: 'list', ...WANTED },
	/** The category of a document. One that is not there is told by the operation, which knows what follows from it. */
	category: { form: 'prose', ...MAY_LACK, loose: 'passes' },
	/**
	 * By which it is decided who may open the document. Where it is empty the document is not privileged; where the
	 * expression finds none, that cannot be told.
	 */
	categoryThatDecides: { form: 'prose', ...WANTED, blank: 'not given', loose: 'passes' },

	/**
	 * What a document is called. “undefined terms.pdf” is a name, if a rare one: such a document is filed, with a
	 * warning, since its folder is right and its name can be fixed. “null and void” is English.
	 */
	documentName: { form: 'prose', ...MAY_LACK, loose: 'warn' },
	/** What a client reads on a page: nobody would see a warning before the client does. */
	heading: { form: 'prose', ...WANTED },
	/** The same with values put in: without one of them it would say something else. */
	headingOfValues: { form: 'sentences', ...WANTED },
	/** What people read at length, where these words may be in a sentence. */
	prose: { form: 'prose', ...MAY_LACK, loose: 'passes' },
	/** What a field of a record is to hold. An expression that says that there is nothing yields `''`. */
	fieldValue: { form: 'sentences', ...WANTED, blank: 'not given', loose: 'refuse' },
	/**
	 * What is kept of a case for people to read years later. A piece that is missing would be noticed by nobody; “null and
	 * void” is English.
	 */
	noteText: { form: 'sentences', ...WANTED, blank: 'not given', loose: 'warn' },
	/**
	 * What stands in a document. It may be about anything, and be a form with `{{ … }}` for others to fill; only what
	 * was typed with n8n's own variables in it was to be an expression. Nothing is no text: it would replace one.
	 */
	content: {
		...{ form: 'prose', nothing: 'refuse', blank: 'passes' },
		...{ unswitched: 'refuse', half: 'passes', loose: 'passes', emptyPart: 'passes' },
	},

	/** What an audit event says besides. It is kept without what was not found, since it happened all the same. */
	eventDetail: { form: 'words', ...MAY_LACK, nothing: 'warn' },
	/** The same of paths and reasons, in which these words may be. */
	eventText: { form: 'prose', ...MAY_LACK, nothing: 'warn', loose: 'passes' },

	/** What one record at a service is known by. */
	record: { form: 'words', ...WANTED },
	/**
	 * The same where none need be given, and more is meant then than one record: an expression that says so yields `''`;
	 * one that finds nothing must not make a listing of one case that of the whole firm.
	 */
	recordIfAny: { form: 'words', ...WANTED, blank: 'not given' },

	/** A former version: without it the present one would be taken for it. */
	revision: { form: 'words', ...WANTED, blank: 'not given' },
	/** What a listing is narrowed down to. */
	filter: { form: 'prose', ...MAY_LACK, loose: 'passes' },
	filterList: { form: 'list', ...MAY_LACK },
	/** Read as a date elsewhere, and refused where it is none. */
	date: { form: 'words', ...MAY_LACK },
	/** What a listing is narrowed down to, too; one that was not found must not make it a listing of everything. */
	dateThatNarrows: { form: 'words', ...WANTED, blank: 'not given' },
	/** By which a folder is put under its year; where it is left empty that is today. */
	dateThatFiles: { form: 'words', ...WANTED, blank: 'not given' },
} as const satisfies Record<string, Rule>;

export type FieldKind = keyof typeof RULES;
