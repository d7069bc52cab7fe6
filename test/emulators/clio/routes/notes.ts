import { z } from 'zod';
import { answerWith, NO_CONTENT, requireFields, requireMatch, showRecord } from '../gateway/answers';
import { badRequest, notFound, unprocessable } from '../gateway/ClioRefusal';
import { readData } from '../gateway/readData';
import { answerList } from '../lists/answerList';
import { byId, wildcard } from '../lists/filters';
import type { Call, Need, Route } from '../route';
import { seesContact } from '../schema/people';
import { NOTE } from '../schema/note';
import type { Note } from '../state/records';
import { dateOf } from '../state/time';
import { DATE, LINK } from './bodies';
import { findMatter } from './matters';
import { richText } from './richText';

const TYPES = ['Matter', 'Contact'] as const;
type Type = (typeof TYPES)[number];

const needsOf = (type: Type | undefined, access: 'read' | 'write'): readonly Need[] => {
	if (type === undefined) return [];
	return [[type === 'Matter' ? 'matters' : 'contacts', access]];
};

const typeNamed = (type: unknown): Type | undefined => TYPES.find((one) => one === type);

const ofRecord =
	(access: 'read' | 'write') =>
	({ state, id }: Call) =>
		needsOf(state.notes.get(id)?.type, access);

function find({ state, scene, id }: Call): Note {
	const note = state.notes.get(id);
	if (!note || NOTE.isVisible?.(note, scene) === false) throw notFound(`Note ${id}`);
	return note;
}

/** The type is needed for reading as well. */
const list: Route = {
	...{ name: 'GET notes', needs: [] },
	furtherNeeds: ({ query }) => needsOf(typeNamed(query.get('type')), 'read'),
	answer: (call) => {
		const { state, scene, query } = call;
		const type = typeNamed(query.get('type'));
		if (!type) throw badRequest('type must be one of Matter, Contact');
		const notes = state.notes.all.filter(
			(note) => note.type === type && NOTE.isVisible?.(note, scene) !== false,
		);
		return answerList<Note>(call, notes, {
			schema: NOTE,
			filters: {
				matter_id: byId('matter_id', ({ matterId }) => matterId, { nullable: false }),
				contact_id: byId('contact_id', ({ contactId }) => contactId, { nullable: false }),
				query: wildcard(({ subject, detail }) => [subject, detail]),
			},
			orders: {
				date: ({ date }) => date,
				author: ({ authorId }) => state.users.get(authorId)?.lastName ?? null,
				updated_at: ({ updatedAt }) => updatedAt,
			},
		});
	},
};

const show: Route = {
	...{ name: 'GET notes/:id', needs: [], furtherNeeds: ofRecord('read') },
	answer: (call) => showRecord(call, NOTE, find(call)),
};

const DATA = z
	.object({
		type: z.enum(TYPES),
		matter: LINK.optional(),
		contact: LINK.optional(),
		subject: z.string().optional(),
		detail: z.string().optional(),
		detail_text_type: z.enum(['plain_text', 'rich_text']).optional(),
		date: DATE.optional(),
	})
	.strict();

function typeInBody({ request }: Call): Type | undefined {
	try {
		return typeNamed((JSON.parse(request.body.toString('utf8')) as { data?: { type?: unknown } }).data?.type);
	} catch {
		return undefined;
	}
}

/** Whose note it is. Throws the 422 for one that belongs to nothing. */
function subjectOf(call: Call, { type, matter, contact }: z.infer<typeof DATA>) {
	if (type === 'Matter') {
		if (!matter || !findMatter(call, matter.id))
			throw unprocessable('matter: is needed for a note of a matter');
		return { matterId: matter.id, contactId: null };
	}
	const found = contact && call.state.contacts.get(contact.id);
	if (!found || !seesContact(found, call.scene))
		throw unprocessable('contact: is needed for a note of a contact');
	return { matterId: null, contactId: found.id };
}

const create: Route = {
	...{ name: 'POST notes', needs: [], furtherNeeds: (call) => needsOf(typeInBody(call), 'write') },
	answer: (call) => {
		requireFields(call, NOTE);
		const data = readData(call.request, DATA);
		const { type, subject = '', detail = '', detail_text_type: detailTextType = 'plain_text' } = data;
		const note = call.state.notes.create({
			...{ type, subject, detailTextType, authorId: call.user.id, ...subjectOf(call, data) },
			detail: detailTextType === 'rich_text' ? richText(detail) : detail,
			date: data.date ?? dateOf(call.state.clock.now()),
		});
		return answerWith(call, NOTE, note, 201);
	},
};

const CHANGES = DATA.omit({ type: true, matter: true, contact: true }).strict();

const update: Route = {
	...{ name: 'PATCH notes/:id', needs: [], furtherNeeds: ofRecord('write') },
	answer: (call) => {
		const note = find(call);
		requireMatch(call, NOTE, note);
		requireFields(call, NOTE);
		const data = readData(call.request, CHANGES);
		const detailTextType = data.detail_text_type ?? note.detailTextType;
		const { subject = note.subject, date = note.date, detail = note.detail } = data;
		const changed = call.state.notes.change(note, {
			...{ subject, date, detailTextType },
			detail: detailTextType === 'rich_text' ? richText(detail) : detail,
		});
		return answerWith(call, NOTE, changed);
	},
};

const remove: Route = {
	...{ name: 'DELETE notes/:id', needs: [], furtherNeeds: ofRecord('write') },
	answer: (call) => {
		call.state.notes.remove(find(call).id);
		return NO_CONTENT;
	},
};

export const noteRoutes: readonly Route[] = [list, show, create, update, remove];
