import type { ControlCalls } from '../../core/dashboard/Panel';
import type { LegalServerWorld } from '../LegalServerWorld';
import { isCurrent, clientNameOf } from '../state/matters';
import type { Document, Matter } from '../state/records';
import type { Site } from '../state/Site';
import { dateOf, timestamp } from '../state/time';
import { matterAt, siteAt } from './references';

/** A case with the words that people know it by. */
export function matterFacts(site: Site, matter: Matter) {
	const { id, uuid, caseNumber, disposition, fields, customFields, assignments } = matter;
	const today = dateOf(site.clock.now());
	return {
		...{ site: site.name, matterUuid: uuid, matterId: id, caseNumber, disposition },
		clientName: clientNameOf(matter),
		problemCode: fields.legal_problem_code ?? null,
		...{ fields, customFields, modifiedByApi: matter.modifiedByApi },
		assignments: assignments.map((one) => ({
			...{ type: one.type, login: site.users.at(one.userId).login, email: site.users.at(one.userId).email },
			...{ startDate: one.startDate, endDate: one.endDate, current: isCurrent(one, today) },
		})),
	};
}

export function documentFacts(site: Site, document: Document) {
	const { id, uuid, title, name, mimeType, scan, description, blob } = document;
	return {
		...{ site: site.name, documentId: id, uuid, title, name, mimeType, scan, description },
		...{ size: blob.size, md5: blob.md5, createdAt: timestamp(document.createdAt) },
		folder: site.folders.at(document.folderId).name,
		matter: site.matters.at(document.matterId).caseNumber,
		createdBy: site.users.at(document.createdBy).login,
	};
}

const notesOf = (site: Site, id: number) =>
	site.notes.all
		.filter(({ matterId }) => matterId === id)
		.map((note) => ({ ...note, createdBy: site.users.at(note.createdBy).login }));

const documentsOf = (site: Site, id: number) =>
	site.documents.all.filter(({ matterId }) => matterId === id).map((one) => documentFacts(site, one));

const asked = (query: URLSearchParams) => ({
	...{ matter: query.get('matter') ?? '', site: query.get('site') ?? undefined },
});

/** What is at the sites, without a change to it and whoever may see it. */
export const READING_CALLS: ControlCalls<LegalServerWorld> = {
	'GET /state': ({ state }) => ({
		sites: [...state.sites.values()].map((site) => ({
			...{ name: site.name, host: site.host, switches: site.switches, window: site.window },
			users: site.users.all.map(({ id, uuid, login, email, active }) => ({ id, uuid, login, email, active })),
			matters: site.matters.all.map((matter) => matterFacts(site, matter)),
			...{ documents: site.documents.size, notes: site.notes.size },
			customFields: [...site.customFields.values()],
		})),
	}),
	/** One case, `?matter=miller`, with its notes and documents. */
	'GET /matter': (world, _body, query) => {
		const { site, matter } = matterAt(world, asked(query));
		return {
			...matterFacts(site, matter),
			...{ notes: notesOf(site, matter.id), documents: documentsOf(site, matter.id) },
		};
	},
	'GET /documents': (world, _body, query) => {
		if (query.has('matter')) {
			const { site, matter } = matterAt(world, asked(query));
			return documentsOf(site, matter.id);
		}
		const site = siteAt(world, query.get('site') ?? undefined);
		return site.documents.all.map((one) => documentFacts(site, one));
	},
	'GET /notes': (world, _body, query) => {
		const { site, matter } = matterAt(world, asked(query));
		return notesOf(site, matter.id);
	},
};
