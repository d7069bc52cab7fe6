import type { Note } from '../state/records';
import type { Site } from '../state/Site';
import { timestamp } from '../state/time';
import { userObject } from './parts';

function common(site: Site, note: Note) {
	return {
		...{ subject: note.subject, body: note.body, note_type: note.noteType, date_posted: note.datePosted },
		date_time_created: timestamp(note.createdAt),
		created_by: userObject(site.users.get(note.createdBy)),
		last_update: note.lastUpdatedBy === null ? null : timestamp(note.updatedAt),
		last_updated_by: userObject(site.users.get(note.lastUpdatedBy)),
		...{ is_html: note.isHtml, allow_etransfer: note.allowEtransfer, active: note.active },
		...{ note_was_emailed: false, note_was_messaged: false, note_has_document_attached: note.hasDocument },
	};
}

/** A note as its case shows it: `casenote_uuid`. */
export function caseNoteBody(site: Site, note: Note): object {
	const matter = site.matters.at(note.matterId);
	return {
		...{ id: note.id, matter_id: matter.id, matter_identification_number: matter.caseNumber },
		...{ ...common(site, note), casenote_uuid: note.uuid },
	};
}

/** A note of whatever record: `note_uuid`. */
export function noteBody(site: Site, note: Note): object {
	const matter = site.matters.at(note.matterId);
	return {
		...{ id: note.id, module: 'matter', module_id: matter.id, module_uuid: matter.uuid },
		...{ ...common(site, note), note_uuid: note.uuid },
	};
}
