import { respond, setJson, webhook, type Step } from '../steps';

/* What the workflows have in common that any other system calls. */

export const CALLED = 'Called';

const BODY = `$('${CALLED}').first().json.body`;

/** What people should do about a field of the payload. */
interface FieldRule {
	field: string;
	/** An expression of the value that is true if it is as it should be. */
	isRight: (value: string) => string;
	problem: string;
	whatToDo: string;
}

const isText = (value: string): string =>
	`(${value} === undefined || ${value} === null || (typeof ${value} === 'string' && ${value}.length <= 200))`;

const CASE_ID: FieldRule = {
	field: 'caseId',
	isRight: (value) =>
		`['string', 'number'].includes(typeof ${value}) && /^[!-~][ -~]{0,98}[!-~]$|^[!-~]$/.test(String(${value}))`,
	problem: 'It is missing, empty, or not a case number',
	whatToDo:
		'Send the case number as text, with unaccented letters, digits and punctuation, such as “26-0000123”.',
};

/** Part of the name of a folder, so that it has no other signs. */
const INTAKE_ID: FieldRule = {
	field: 'intakeId',
	isRight: (value) =>
		`['string', 'number'].includes(typeof ${value}) && /^[A-Za-z\\d](?:[\\w-]{0,58}[A-Za-z\\d])?$/.test(String(${value}).trim())`,
	problem: 'It is missing, empty, or not the ID of an intake',
	whatToDo:
		'Send the ID that the matter or lead has in Clio Grow, with letters, digits, “-” and “_”, such as “4711”.',
};

const text = (field: string, example: string): FieldRule => ({
	...{ field, isRight: isText, problem: 'It is not text, or longer than 200 characters' },
	whatToDo: `Send a text such as “${example}”, or leave the field out.`,
});

const EVENT_ID: FieldRule = {
	field: 'eventId',
	isRight: (value) =>
		`(${value} === undefined || ${value} === null || (['string', 'number'].includes(typeof ${value}) && String(${value}).length <= 200 && String(${value}).trim() !== ''))`,
	problem: 'It is empty, not text, or longer than 200 characters',
	whatToDo: 'Send what your system calls this event, the same each time it sends it, or leave the field out.',
};

const CLOSED_ON: FieldRule = {
	field: 'closedOn',
	isRight: (value) =>
		`(${value} === undefined || ${value} === null || (typeof ${value} === 'string' && /^\\d{4}-\\d{2}-\\d{2}$/.test(${value}) && !Number.isNaN(Date.parse(${value}))))`,
	problem: 'It is not a date',
	whatToDo: 'Send a date such as “2026-05-01”, or leave the field out for today.',
};

export const FIELDS = {
	caseId: CASE_ID,
	intakeId: INTAKE_ID,
	matterNumber: {
		...CASE_ID,
		field: 'matterNumber',
		isRight: (value: string) => `((${value} ?? '') === '' || ${CASE_ID.isRight(value)})`,
		problem: 'It is not a matter number',
		whatToDo:
			'Send the number that the matter has in Clio Manage, such as “00042-Doe”, or leave the field out.',
	},
	eventId: EVENT_ID,
	closedOn: CLOSED_ON,
	firstName: text('firstName', 'Jane'),
	lastName: text('lastName', 'Doe'),
	practiceArea: text('practiceArea', 'Family'),
	matterType: text('matterType', 'Litigation'),
	responsibleAttorney: text('responsibleAttorney', 'Ada Jones'),
	responsibleAttorneyEmail: text('responsibleAttorneyEmail', 'ada@example.com'),
	category: text('category', 'Pleadings'),
	folderId: text('folderId', 'id:a4ayc_80_OEAAAAAAAAAXw'),
} as const;

/** An expression for a field of the payload as text, `''` where there is none. */
export const given = (field: keyof typeof FIELDS): string => `String(${BODY}?.${field} ?? '').trim()`;

export const calledFromOutside = (path: string): Step => ({
	...webhook(path, { httpMethod: 'POST', authentication: 'headerAuth', responseMode: 'responseNode' }),
	credentials: { httpHeaderAuth: { id: '', name: 'Case folders key' } },
});

/** The rules of a payload that are not met, in order. @param more a rule of its own, an expression and what to say */
export function checkPayload(
	names: ReadonlyArray<keyof typeof FIELDS>,
	more: ReadonlyArray<{ holds: string; field: string; problem: string; whatToDo: string }> = [],
): Step {
	const rules = names.map((name) => FIELDS[name]);
	const all = [
		{
			holds: `typeof ${BODY} === 'object' && ${BODY} !== null && !Array.isArray(${BODY})`,
			...{ field: '', problem: 'The body is not a JSON object' },
			whatToDo: 'Send the fields as one JSON object, with the header “Content-Type: application/json”.',
		},
		...rules.map(({ field, isRight, problem, whatToDo }) => ({
			...{ holds: isRight(`${BODY}?.${field}`), field, problem, whatToDo },
		})),
		...more,
	];
	const lines = all.map(({ holds, ...fault }) => `\t{ holds: ${holds}, fault: ${JSON.stringify(fault)} },`);
	return setJson(
		`={{ { faults: [\n${lines.join('\n')}\n].filter(({ holds }) => !holds).map(({ fault }) => fault) } }}`,
	);
}

export const IS_USABLE = '={{ $json.faults.length === 0 }}';

/** Reasons for which the same call may be answered otherwise in a while. */
const PASSING = [
	...['unavailable', 'too_busy', 'changed_meanwhile', 'content_mismatch', 'source_incomplete', 'no_space'],
	...['not_connected', 'missing_scope', 'wrong_path_root', 'unexpected'],
];

/** An expression: whether an item that a step refused may be tried again. Steps of n8n’s own give no reason. */
export const mayPass = (item: string): string =>
	`${JSON.stringify(PASSING)}.includes(${item}.error?.reason ?? 'unexpected')`;

/** An expression for the field of the payload that a refusal is about, as far as that is known. */
const fieldOf = (
	item: string,
): string => `(/^“?Case ID/.test(${item}.error?.message ?? '') || /^no_matter/.test(${item}.reason ?? '') ? 'caseId'
			: /^“?Client Last Name/.test(${item}.error?.message ?? '') || ${item}.reason === 'name_incomplete' ? 'lastName'
			: /^“?Client First Name/.test(${item}.error?.message ?? '') ? 'firstName'
			: /Folder ID/.test(${item}.error?.message ?? '') ? 'folderId'
			: /^practice_area/.test(${item}.reason ?? '') ? 'practiceArea'
			: ${item}.reason === 'matter_type_unknown' ? 'matterType'
			: ${item}.reason === 'attorney_unknown' ? 'responsibleAttorney'
			: /category/.test(${item}.reason ?? '') ? 'category' : '')`;

const END = `replace(/[^.!?]$/, '$&.')`;

/** Answers what *Payload* found, or what a step refused or *Decide* stopped: 422, or 503 where the call may be repeated. */
export const answerRefusal = (): Step =>
	setJson(`={{ $json.faults?.length > 0 ? {
	code: 422,
	answer: { ok: false, status: 'refused', tryAgain: false, reason: 'invalid_input', faults: $json.faults }
} : {
	code: $json.error && ${mayPass('$json')} ? 503 : 422,
	answer: {
		ok: false,
		status: 'refused',
		tryAgain: !!$json.error && ${mayPass('$json')},
		reason: $json.error?.reason ?? $json.reason ?? 'unexpected',
		faults: [{
			field: ${fieldOf('$json')},
			problem: String($json.error?.message ?? $json.message ?? $json.error ?? 'The workflow failed').trim().${END},
			whatToDo: String($json.error?.advice ?? ($json.error && ${mayPass('$json')} ? 'Send it again in a few minutes.' : 'Check the client settings.')).trim().${END}
		}]
	}
} }}`);

interface AnswerParts {
	/** All are expressions. */
	status: string;
	code?: string;
	ok?: string;
	caseId?: string;
	/** Fields of this answer besides. */
	more?: Readonly<Record<string, string>>;
}

/** What the caller gets where nothing was refused: always whether it is done, a status and the case. */
export const answerWith = (
	{ status, code = '200', ok = 'true', caseId = given('caseId'), more = {} }: AnswerParts,
	step: Partial<Step> = {},
): Step => {
	const lines = Object.entries({ ok, status, caseId, ...more }).map(([name, value]) => `\t${name}: ${value}`);
	return setJson(`={{ { code: ${code}, answer: {\n${lines.join(',\n')}\n} } }}`, step);
};

/** The same with the folder in the item, or with none yet. */
export const answerWithFolder = (parts: AnswerParts & { warnings?: string }): Step =>
	answerWith({
		...parts,
		more: {
			folderId: '$json.folderId ?? null',
			folderUrl: '$json.folderId ? $json.url ?? null : null',
			folderPath: '$json.folderId ? $json.path ?? null : null',
			warnings: parts.warnings ?? '$json.warnings ?? []',
		},
	});

/** Dropbox did not answer in time: what was stored in the queue is done later. */
export const answerForLater = (caseId = given('caseId')): Step =>
	answerWith({
		...{ code: '202', ok: 'false', status: "'later'", caseId },
		more: {
			...{ folderId: 'null', folderUrl: 'null', folderPath: 'null' },
			warnings:
				"['Dropbox does not answer. The folder will be made as soon as it does. Send this call again later to get its ID.']",
		},
	});

/** Sends `answer` of the item with the status `code`. */
export const answerCaller = (): Step =>
	respond({
		respondWith: 'json',
		responseBody: '={{ JSON.stringify($json.answer) }}',
		options: {
			responseCode: '={{ $json.code }}',
			responseHeaders: { entries: [{ name: 'Cache-Control', value: 'no-store' }] },
		},
	});

/** The case as *Decide* reads it. @param numbers its ID and number, as fields with expressions */
export const caseWith = (numbers: Readonly<Record<string, string>>): string => `={{ {
	${Object.entries(numbers)
		.map(([name, value]) => `${name}: ${value}`)
		.join(',\n\t')},
	firstName: ${given('firstName')},
	lastName: ${given('lastName')},
	...(${given('practiceArea')} ? { practiceArea: ${given('practiceArea')} } : {}),
	...(${given('responsibleAttorney')} ? { responsibleAttorney: ${given('responsibleAttorney')} } : {}),
	...(${given('responsibleAttorneyEmail')} ? { responsibleAttorneyEmail: ${given('responsibleAttorneyEmail')} } : {}),
	customFields: ${given('matterType')} ? [{ name: $('Settings').first().json.matterTypeField, value: ${given('matterType')} }] : []
} }}`;

export const CASE = caseWith({ matterId: given('caseId'), caseId: given('caseId') });

/** A destination without *Decide*, which needs names that the queue does not hold. @param area an expression */
export const destinationOf = (area: string): string =>
	`={{ Object.entries($('Events').item.json.settings.destinations).find(([name]) => name.trim().toLowerCase() === ${area}.trim().toLowerCase())?.[1] ?? $('Events').item.json.settings.destination }}`;

/** The practice area in the details of an event. */
export const AREA_OF_EVENT = "String(JSON.parse($('Events').item.json.details).practiceArea ?? '')";
