import type { ControlCalls } from '../../core/dashboard/Panel';
import type { ClioWorld } from '../ClioWorld';
import type { Document, Folder, Matter } from '../state/records';
import { timestamp } from '../state/time';

/** A matter with the words that people know it by. */
export function matterFacts({ state }: ClioWorld, matter: Matter) {
	const { id, displayNumber, description, status, folderId, openDate, pendingDate, closeDate, shared } =
		matter;
	const attorney = state.users.get(matter.responsibleAttorneyId);
	return {
		...{ id, displayNumber, description, status, folderId, openDate, pendingDate, closeDate, shared },
		client: state.contacts.get(matter.clientId)?.name ?? null,
		practiceArea: state.practiceAreas.get(matter.practiceAreaId)?.name ?? null,
		stage: state.stages.get(matter.stageId)?.name ?? null,
		responsibleAttorney: attorney ? `${attorney.firstName} ${attorney.lastName}` : null,
		customFields: Object.fromEntries(
			matter.customFieldValues.map(({ customFieldId, value }) => [
				state.customFields.at(customFieldId).name,
				value,
			]),
		),
	};
}

export function documentFacts({ state }: ClioWorld, document: Document) {
	const { id, name, parentId, matterId, deletedAt, externalProperties } = document;
	const creator = state.users.get(document.creatorId);
	return {
		...{ id, name, parentId, matterId },
		folder: folderPath(state.folders.get(parentId), state.folders),
		matter: state.matters.get(matterId)?.displayNumber ?? null,
		category: state.categories.get(document.categoryId)?.name ?? null,
		creator: creator && `${creator.email} (${creator.type})`,
		deletedAt: deletedAt === null ? null : timestamp(deletedAt),
		externalProperties: externalProperties.map((one) => ({ name: one.name, value: one.value })),
		versions: document.versions.map((version) => ({
			...{ id: version.id, uuid: version.uuid, number: version.number, filename: version.filename },
			...{ size: version.size, fullyUploaded: version.fullyUploaded },
			md5: state.objects.get(version.uuid)?.md5 ?? null,
		})),
	};
}

function folderPath(folder: Folder | undefined, folders: ClioWorld['state']['folders']): string {
	if (!folder || folder.root) return '';
	return `${folderPath(folders.get(folder.parentId), folders)}/${folder.name}`;
}

/** What is in the account, without a change to it and whoever may see it. */
export const READING_CALLS: ControlCalls<ClioWorld> = {
	'GET /state': (world) => ({
		region: world.state.region,
		users: world.state.users.all.map(({ id, email, type, enabled, sees }) => ({
			...{ id, email, type, enabled, sees: sees ?? 'all' },
		})),
		contacts: world.state.contacts.all.map(({ id, name, type, email }) => ({ id, name, type, email })),
		categories: world.state.categories.all.map(({ id, name }) => ({ id, name })),
		practiceAreas: world.state.practiceAreas.all.map(({ id, name }) => ({ id, name })),
		stages: world.state.stages.all.map(({ id, name, practiceAreaId }) => ({ id, name, practiceAreaId })),
		customFields: world.state.customFields.all.map(({ id, name, fieldType }) => ({ id, name, fieldType })),
		folders: world.state.folders.all.map(({ id, name, parentId, matterId }) => ({
			id,
			name,
			parentId,
			matterId,
		})),
		matters: world.state.matters.all.map((matter) => matterFacts(world, matter)),
		documents: world.state.documents.size,
		notes: world.state.notes.all,
	}),
	'GET /documents': (world, _body, query) => {
		const matter = query.get('matter');
		return world.state.documents.all
			.map((document) => documentFacts(world, document))
			.filter((document) => matter === null || [String(document.matterId), document.matter].includes(matter));
	},
};
