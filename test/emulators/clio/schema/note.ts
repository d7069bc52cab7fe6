import type { Note } from '../state/records';
import { MATTER, seesMatter } from './matter';
import { CONTACT, USER } from './people';
import { base, DEFAULTS, type Schema } from './Schema';

export const NOTE: Schema<Note> = {
	...{ kind: 'Note', defaults: DEFAULTS },
	isVisible: ({ matterId }, scene) => {
		const matter = scene.state.matters.get(matterId);
		return !matter || seesMatter(matter, scene);
	},
	scalars: {
		...base<Note>('Note'),
		type: ({ type }) => type,
		subject: ({ subject }) => subject,
		detail: ({ detail }) => detail,
		detail_text_type: ({ detailTextType }) => detailTextType,
		date: ({ date }) => date,
		time_entries_count: () => 0,
	},
	associations: {
		matter: { schema: () => MATTER, find: ({ matterId }, { state }) => state.matters.get(matterId) },
		contact: { schema: () => CONTACT, find: ({ contactId }, { state }) => state.contacts.get(contactId) },
		author: { schema: () => USER, find: ({ authorId }, { state }) => state.users.get(authorId) },
	},
};
