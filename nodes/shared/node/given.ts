import { findTextProblem, isUnevaluatedContent, type TextProblem, type TextOrigin } from './textProblems';
import { RULES, type FieldKind, type Rule, type Verdict } from './fieldKinds';

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

const verdictFor = (came: TextProblem, rule: Rule): Verdict =>
	came === 'signsOnly' || came === 'openEnd' ? rule.emptyPart : rule[came];

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

const LOOSE = 'It contains a word such as undefined, which expressions leave when a value is missing';
const LOOK = 'Check this item’s input: the field that the expression refers to is missing or empty.';

const nothing: Unusable = { why: 'its expression found no value for this item', advice: LOOK };
const half: Unusable = {
	why: 'it contains what an expression leaves when a value is missing, such as undefined, null or [object Object]',
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
	half,
	loose: half,
	emptyPart: {
		why: 'part of it is empty',
		advice: `${LOOK} Remove any slash or comma at the end, and any sign that is doubled, such as “--”. If an expression may find nothing, write {{ $json.part ?? '' }}.`,
	},
	signsOnly: { why: 'it has no letter or digit', advice: LOOK },
	openEnd: {
		why: 'it starts or ends with a sign such as “-”, so part of it may be missing',
		advice: LOOK,
	},
};
