import { RULES, type FieldKind, type Rule, type TextForm, type Verdict } from './fieldKinds';

/** Why a text cannot be used, and what to do, in a person's words and without the text. */
export interface Unusable {
	why: string;
	advice: string;
}

/** What a field's text is taken for. */
export type Given = { unusable: Unusable } | { value: unknown; warning?: string };

/**
 * Holds what came for a field against the table.
 * @param value a text or a list of texts, or what is no text at all: that is left to who reads the field
 */
export function readGiven(value: unknown, kind: FieldKind, origin: TextOrigin): Given {
	if (Array.isArray(value)) return readList(value, kind, origin);
	if (RULES[kind].form === 'map') return readMap(value, origin);
	const came = problemIn(value, kind, origin);
	const verdict = came === undefined ? 'passes' : verdictFor(came, RULES[kind]);
	if (came === undefined || verdict === 'passes')
		return { value: origin === 'typed' ? trimTrailingSlash(value, kind) : value };
	if (verdict === 'refuse') return { unusable: UNUSABLE[came] };
	if (verdict === 'not given') return { value: '' };
	return came === 'loose'
		? { value, warning: LOOSE }
		: { value: '', warning: 'The expression found no value for this item' };
}

function problemIn(value: unknown, kind: FieldKind, origin: TextOrigin): TextProblem | undefined {
	const isFilled = origin !== 'typed';
	if (value === undefined || value === null) return isFilled ? 'nothing' : undefined;
	if (typeof value !== 'string') return undefined;
	if (kind === 'content') return problemInContent(value, origin);
	const came = findTextProblem(value, RULES[kind].form, origin);
	return came === 'blank' && !isFilled ? undefined : came;
}

function problemInContent(text: string, origin: TextOrigin): TextProblem | undefined {
	return isUnevaluatedContent(text, origin) ? 'unswitched' : undefined;
}

/** Whoever types a slash at the end of an address means the folder before it. */
function trimTrailingSlash(value: unknown, kind: FieldKind): unknown {
	if (RULES[kind].form !== 'address' || typeof value !== 'string') return value;
	const text = value.trim().replace('/?', '?');
	return text.length > 1 && text.endsWith('/') ? text.slice(0, -1) : text;
}

function verdictFor(came: TextProblem, rule: Rule): Verdict {
	if (came === 'braces') return rule.unswitched;
	const isPart = came === 'signsOnly' || came === 'openEnd' || came === 'missingValue';
	return isPart ? rule.emptyPart : rule[came];
}

/** A list from an expression: an entry that is not there is a part that is missing. */
function readList(list: readonly unknown[], kind: FieldKind, origin: TextOrigin): Given {
	const { form, emptyPart } = RULES[kind];
	const entries = list.map((entry) => readGiven(entry, kind, origin));
	const unusable = entries.find((entry) => 'unusable' in entry);
	const lacksOne = form === 'list' && list.some((entry) => String(entry ?? '').trim() === '');
	if (lacksOne && emptyPart === 'refuse') return { unusable: UNUSABLE.emptyPart };
	return unusable ?? { value: entries.map((entry) => ('value' in entry ? entry.value : entry)) };
}

/** An object, or the JSON of one: names, and a folder for each. What is no JSON is left to who reads it. */
function readMap(value: unknown, origin: TextOrigin): Given {
	if (value === undefined || value === null || value === '') {
		return origin === 'typed' ? { value } : { unusable: UNUSABLE.nothing };
	}
	const map = typeof value === 'string' ? parseJson(value) : value;
	if (typeof map !== 'object' || map === null) return readPlain(value, origin);
	const parts = Object.entries(map).flatMap(([name, folder]) => [
		readGiven(name, 'label', origin),
		readGiven(folder, 'folder', typeof value === 'string' && origin === 'typed' ? origin : NOT_TYPED),
	]);
	return parts.find((part) => 'unusable' in part) ?? { value };
}

/** An object comes from an expression, and its folders are the values that it found. */
const NOT_TYPED: TextOrigin = {};

const readPlain = (value: unknown, origin: TextOrigin): Given => {
	const given = readGiven(value, 'label', origin);
	return 'unusable' in given ? given : { value };
};

function parseJson(json: string): unknown {
	try {
		return JSON.parse(json) as unknown;
	} catch {
		return undefined;
	}
}

const LOOSE = 'It contains a word such as undefined, which expressions return when a value is missing';
const LOOK = 'Check this item’s input: the field that the expression refers to is missing or empty.';

const nothing: Unusable = { why: 'its expression found no value for this item', advice: LOOK };
const half: Unusable = {
	why: 'it contains what an expression returns when a value is missing, such as undefined, null or [object Object]',
	advice: LOOK,
};

const UNUSABLE: Readonly<Record<TextProblem, Unusable>> = {
	nothing,
	blank: nothing,
	unswitched: {
		why: 'it looks like an expression that n8n did not run',
		advice:
			'Hover over the field and switch it from Fixed to Expression. If the text comes from an earlier node, do this there.',
	},
	braces: {
		why: 'it ends in “}}”, which n8n adds when an expression is typed',
		advice: 'Open the field and remove the braces that follow the end of the expression.',
	},
	half,
	loose: half,
	emptyPart: {
		why: 'part of it is empty',
		advice: `${LOOK} Remove any slash or comma at the end, and any sign that appears twice in a row, such as “--”. If an expression may find nothing, write {{ $json.part ?? '' }}.`,
	},
	signsOnly: { why: 'it has no letter or digit', advice: LOOK },
	missingValue: {
		why: 'one of its expressions found no value for this item',
		advice: `${LOOK} If an expression may find nothing, write {{ $json.part ?? '' }}.`,
	},
	openEnd: {
		why: 'it starts or ends with a sign such as “-”, so part of it may be missing',
		advice: LOOK,
	},
};

/** What is wrong with a text. */
export type TextProblem =
	| ('nothing' | 'blank' | 'unswitched' | 'braces' | 'half' | 'loose' | 'emptyPart')
	| ('signsOnly' | 'openEnd' | 'missingValue');

/**
 * Where a text comes from: a person typed it, or an expression yielded it. What cannot be told counts as yielded by
 * one.
 */
export type TextOrigin = 'typed' | FromExpression;

interface FromExpression {
	/** What each expression of the field yields by itself; not there where it is the field's only text. */
	pieces?: ReadonlyArray<Pick<ExpressionPart, 'isLead'> & { value: unknown }>;
}

/** One `{{ … }}` of a field as it is written in the panel. */
export interface ExpressionPart {
	expression: string;
	/** The field begins with it, and a slash follows. */
	isLead: boolean;
}

/** What JavaScript, n8n and its dates print for a value that is not there. A client's name may be Null. */
const HALF = /(?<!\p{L})(?:undefined|null|NaN|\[object \w+\]|Invalid Date(?:Time)?)(?!\p{L})/gu;
/** What is put together without anything between, such as `undefinedSmith`, which is no name and no number. */
const GLUED = /undefined|\[object \w+\]/;

/**
 * What is the matter with a text that came for a field; undefined where it is a text like any other.
 * @param form of the field's kind
 */
export function findTextProblem(text: string, form: TextForm, origin: TextOrigin): TextProblem | undefined {
	if (text.trim() === '') return 'blank';
	if (isUnevaluated(text) || (!isProse(form) && ITEMS.test(text))) return 'unswitched';
	if (!isProse(form) && origin !== 'typed' && text.trimEnd().endsWith('}}')) return 'braces';
	const half = halfIn(text.trim(), form, origin);
	if (half === 'half') return half;
	return missingPart(text.trim(), form, origin) ?? half;
}

/** `{{ … }}`, or one of n8n's own variables without it, as it was written: nobody switched the expression on. */
export const isUnevaluated = (text: string): boolean => text.includes('{{') || VARIABLE.test(text.trim());

const VARIABLE = /^=?\$(?:json|input|node|vars|binary|itemIndex|now|today|fromAI)\b/;

/** In what is no prose also behind other text: `NYC-$json.id`, `/Cases/${$json.id}`. */
const ITEMS = /\$(?:json|input|node|vars|binary|itemIndex|fromAI)\b/;

/** Of a text in which `{{ … }}` may stand for something else: it names one of n8n's variables. */
export const isUnevaluatedContent = (text: string, origin: TextOrigin): boolean =>
	origin === 'typed' && /\{\{[^{}$]{0,200}\$(?:json|input|node|vars|now|today|\()/.test(text);

const isProse = (form: TextForm): boolean => form === 'prose' || form === 'sentences';

function halfIn(text: string, form: TextForm, origin: TextOrigin): 'half' | 'loose' | undefined {
	const isStrict = form === 'words' || form === 'case ID';
	if (isStrict) return HALF_ONCE.test(text) || GLUED.test(text) ? 'half' : undefined;
	const found = [...text.matchAll(HALF)];
	if (found.some(({ 0: word, index }) => standsAlone(text, index, index + word.length))) return 'half';
	// Whoever typed such a word among others meant it.
	const computed = origin !== 'typed' && found.some(([word]) => !isProse(form) || word !== 'null');
	return computed ? 'loose' : undefined;
}

/** The same as HALF, for a single look. */
const HALF_ONCE = /(?<!\p{L})(?:undefined|null|NaN|\[object \w+\]|Invalid Date(?:Time)?)(?!\p{L})/u;

/** Whether a word is all that stands between the ends of the text or signs that join its parts. */
function standsAlone(text: string, from: number, to: number): boolean {
	const before = text.slice(0, from).trimEnd();
	const after = text.slice(to).trimStart();
	return (before === '' || JOINT.test(before.slice(-1))) && (after === '' || JOINT.test(after.charAt(0)));
}

const JOINT = /[/\\_:;,|.+()\p{Pd}\n]/u;

function missingPart(text: string, form: TextForm, origin: TextOrigin): TextProblem | undefined {
	switch (form) {
		case 'address':
			return isEmptyIn(partsOfAddress(text), origin) || lacksPiece(origin) ? 'emptyPart' : undefined;
		case 'relative path':
			return lacksPart(text, origin) ? 'emptyPart' : undefined;
		case 'lines':
			return text.split('\n').some((line) => line.trim() !== '' && lacksPart(line.trim(), origin))
				? 'emptyPart'
				: undefined;
		case 'list':
			return origin !== 'typed' && text.split(/[,;]/).some(isBlank) ? 'emptyPart' : undefined;
		case 'sentences':
			return lacksPiece(origin) ? 'missingValue' : undefined;
		case 'case ID':
			return missingInId(text) ?? (lacksPiece(origin) ? 'emptyPart' : undefined);
		default:
			return undefined;
	}
}

const isBlank = (part: string): boolean => part.trim() === '';

/** A path below a folder, which people also begin with a slash; a single one is the folder itself. */
function lacksPart(text: string, origin: TextOrigin): boolean {
	if (text === '/') return origin !== 'typed';
	return isEmptyIn((text.startsWith('/') ? text.slice(1) : text).split('/'), origin) || startsEmpty(origin);
}

/** Whoever types a slash at the end means the folder before it; after an expression there should be a name. */
function isEmptyIn(parts: readonly string[], origin: TextOrigin): boolean {
	const relevantParts = origin === 'typed' && parts.at(-1)?.trim() === '' ? parts.slice(0, -1) : parts;
	return relevantParts.some(isBlank);
}

/** The names of a path, of what is below an ID or a namespace, or of an address of the browser. */
function partsOfAddress(text: string): string[] {
	const host = /^https?:\/\/[^/]*/i.exec(text)?.[0];
	if (host !== undefined) return partsOfUrl(text.slice(host.length));
	if (!/^(?:\/|id:|ns:)/.test(text)) return text.split('/');
	return text.split('/').slice(1);
}

function partsOfUrl(pathAndQuery: string): string[] {
	const [path = '', query = ''] = pathAndQuery.split('?');
	const names = path.split('/').slice(1);
	const shown = /(?:^|&)preview=([^&]*)/.exec(query)?.[1];
	return [...names, ...(shown === undefined ? [] : [shown])].map((name) => name.replaceAll('%20', ' '));
}

/** An expression that yields `''` says that there is nothing; only of what stands first more is wanted. */
const lacksPiece = (origin: TextOrigin): boolean =>
	(origin !== 'typed' &&
		origin.pieces?.some(({ value }) => value === undefined || value === null) === true) ||
	startsEmpty(origin);

const startsEmpty = (origin: TextOrigin): boolean =>
	origin !== 'typed' && origin.pieces?.some(({ value, isLead }) => isLead && isNothing(value)) === true;

const isNothing = (value: unknown): boolean =>
	value === undefined || value === null || (typeof value === 'string' && isBlank(value));

/** What joins the parts of a case number, and stands at an end only where the part there is missing. */
const OPEN = /^[\p{Pd}_/\\:;,.+&=|)]|[\p{Pd}_/\\:;,+&=|(#]$|^\S*\.$/u;
const DOUBLED = /\S([\p{Pd}_/\\:.])\1\S|\(\s?\)|\[\s?\]/u;

function missingInId(text: string): TextProblem | undefined {
	if (!/[\p{L}\p{N}]/u.test(text)) return 'signsOnly';
	if (OPEN.test(text)) return 'openEnd';
	return DOUBLED.test(text) ? 'emptyPart' : undefined;
}
