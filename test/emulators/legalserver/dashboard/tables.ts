import { LINES } from '../../core/dashboard/page';
import { html, type Html } from '../../core/html';
import type { LegalServerWorld } from '../LegalServerWorld';
import type { Base } from '../state/records';
import type { Site } from '../state/Site';
import { timestamp } from '../state/time';
import { documentFacts, matterFacts } from './contents';

type Cell = string | number;

/** The latest first, as many as fit on a page. */
function table<R extends Base>(
	label: string,
	records: readonly R[],
	heads: readonly string[],
	row: (record: R) => readonly Cell[],
): Html {
	const latest = records.slice(-LINES).reverse();
	return html`<h3>${label} (${records.length})</h3>
		<div class="wide" role="region" aria-label="${label}" tabindex="0">
			<table>
				<tr>
					${heads.map((head) => html`<th>${head}</th>`)}
				</tr>
				${latest.map(
					(record) =>
						html`<tr>
							${row(record).map((cell) => html`<td>${cell}</td>`)}
						</tr>`,
				)}
			</table>
		</div>`;
}

function mattersTable(site: Site): Html {
	const heads = [
		'ID',
		'Number',
		'Disposition',
		'Client',
		'Problem code',
		'Assigned',
		'Folder',
		'Custom fields',
	];
	return table(`Cases of ${site.name}`, site.matters.all, heads, (matter) => {
		const facts = matterFacts(site, matter);
		const staff = facts.assignments.filter(({ current }) => current).map(({ login }) => login);
		const custom = Object.entries(facts.customFields).map(([name, value]) => `${name}: ${String(value)}`);
		return [
			...[facts.matterId, facts.caseNumber, facts.disposition, facts.clientName],
			...[String((facts.problemCode as string | null) ?? ''), staff.join(', ')],
			...[String((matter.fields.dropbox_folder_id as string | null) ?? ''), custom.join(', ')],
		];
	});
}

function documentsTable(site: Site): Html {
	const heads = ['ID', 'Title', 'Name on disk', 'Case', 'Folder', 'Bytes', 'Virus scan', 'By'];
	return table(`Documents of ${site.name}`, site.documents.all, heads, (document) => {
		const facts = documentFacts(site, document);
		return [
			...[facts.documentId, facts.title, facts.name, facts.matter, facts.folder ?? ''],
			...[facts.size, facts.scan === 'pending' ? 'not scanned yet' : facts.scan, facts.createdBy],
		];
	});
}

function notesTable(site: Site): Html {
	const heads = ['ID', 'Case', 'Subject', 'Type', 'Text', 'By', 'Posted'];
	return table(`Notes of ${site.name}`, site.notes.all, heads, (note) => [
		...[note.id, site.matters.at(note.matterId).caseNumber, note.subject, note.noteType, note.body],
		...[site.users.at(note.createdBy).login, timestamp(note.createdAt)],
	]);
}

/** Everything of each site, the live one first. */
export const siteTables = ({ state }: LegalServerWorld): Html[] =>
	[...state.sites.values()].flatMap((site) => [mattersTable(site), documentsTable(site), notesTable(site)]);
