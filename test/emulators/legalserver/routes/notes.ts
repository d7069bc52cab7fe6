import { json } from '../../core/contract';
import {
	invalidParametersRefusal,
	invalidValuesRefusal,
	missingRefusal,
	unknownRefusal,
} from '../gateway/Refusal';
import { readFields } from '../gateway/readFields';
import { page, requireKnownKeys } from '../lists/paging';
import type { Call, Route } from '../route';
import { caseNoteBody, noteBody } from '../schema/note';
import { addNote } from '../state/notes';
import type { Matter, Note } from '../state/records';
import type { Site } from '../state/Site';
import { matterByUuid, sees, visibleMatters } from './visible';

const TEXTS = ['subject', 'body', 'note_type'] as const;
const FLAGS = ['is_html', 'allow_etransfer', 'active'] as const;

/** The parts of a note in a body. Throws what is missing, unknown or wrong, in that order. */
function readNote({ site, request }: Call, further: readonly string[] = []) {
	const body = readFields(request);
	const missing = TEXTS.filter(
		(name) => body[name] === undefined || body[name] === null || body[name] === '',
	);
	if (missing.length > 0) throw missingRefusal(missing);
	const known = [...TEXTS, ...FLAGS, ...further, ...(site.switches.datePosted ? ['date_posted'] : [])];
	const unknown = Object.keys(body).filter((name) => !known.includes(name));
	if (unknown.length > 0) throw invalidParametersRefusal(unknown);
	const wrong = Object.entries(body).filter(([name, value]) => !fits(site, name, value));
	if (wrong.length > 0) throw invalidValuesRefusal(Object.fromEntries(wrong));
	return { body, texts: body as Record<(typeof TEXTS)[number], string> };
}

function fits(site: Site, name: string, value: unknown): boolean {
	if (name === 'note_type')
		return site.noteTypes.all.some(({ name: type, active }) => active && type === value);
	if (name === 'date_posted') return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
	if (FLAGS.some((flag) => flag === name)) return typeof value === 'boolean';
	return TEXTS.some((text) => text === name) ? typeof value === 'string' : true;
}

function create({ site, caller }: Call, matter: Matter, { body, texts }: ReturnType<typeof readNote>): Note {
	return addNote(site, {
		...{ matterId: matter.id, createdBy: caller.userId },
		...{ subject: texts.subject, body: texts.body, noteType: texts.note_type },
		...(typeof body.date_posted === 'string' ? { datePosted: body.date_posted } : {}),
		...{ isHtml: body.is_html === true, active: body.active !== false },
		allowEtransfer: body.allow_etransfer !== false,
	});
}

const notesOf = (call: Call): Note[] => {
	const { id } = matterByUuid(call, call.params.uuid ?? '');
	return call.site.notes.all.filter(({ matterId }) => matterId === id);
};

const listOfMatter: Route['answer'] = (call) => {
	requireKnownKeys(call, []);
	return json(
		200,
		page(call, notesOf(call), (note) => caseNoteBody(call.site, note)),
	);
};

const createOfMatter: Route['answer'] = (call) => {
	const matter = matterByUuid(call, call.params.uuid ?? '');
	return json(201, { data: caseNoteBody(call.site, create(call, matter, readNote(call))) });
};

const getOfMatter: Route['answer'] = (call) => {
	const note = notesOf(call).find(({ uuid }) => uuid === call.params.note);
	if (!note) throw unknownRefusal('note');
	return json(200, { data: caseNoteBody(call.site, note) });
};

const list: Route['answer'] = (call) => {
	requireKnownKeys(call, []);
	const { site } = call;
	const visible = site.notes.all.filter(({ matterId }) => sees(call, site.matters.at(matterId)));
	return json(
		200,
		page(call, visible, (note) => noteBody(site, note)),
	);
};

/** A note of any record, of which the emulator has cases only. */
const createAnywhere: Route['answer'] = (call) => {
	const read = readNote(call, ['module', 'module_id', 'module_uuid']);
	const { module, module_id: id, module_uuid: uuid } = read.body;
	if (module === undefined) throw missingRefusal(['module']);
	if (id === undefined && uuid === undefined) throw missingRefusal(['module_id']);
	if (module !== 'matter') throw invalidValuesRefusal({ module });
	const matter = visibleMatters(call).find((one) => (id === undefined ? one.uuid === uuid : one.id === id));
	if (!matter) throw unknownRefusal('matter');
	return json(201, { data: noteBody(call.site, create(call, matter, read)) });
};

export const NOTE_ROUTES: readonly Route[] = [
	...['v1', 'v2'].flatMap((version): Route[] => [
		{
			name: `GET api/${version}/matters/:uuid/notes`,
			needs: ['API Search Matter Notes'],
			answer: listOfMatter,
		},
		{
			name: `POST api/${version}/matters/:uuid/notes`,
			needs: ['API Create Matter Notes'],
			answer: createOfMatter,
		},
		{
			name: `GET api/${version}/matters/:uuid/notes/:note`,
			needs: ['API Get Matter Notes'],
			answer: getOfMatter,
		},
		{ name: `GET api/${version}/notes`, needs: ['API Search Notes'], answer: list },
		{ name: `POST api/${version}/notes`, needs: ['API Create Notes'], answer: createAnywhere },
	]),
];
