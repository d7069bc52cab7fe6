import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { customActionLocator } from '../../../../../../nodes/shared/clioNode/fields';
import { readParameters, recordLocator } from '../../../../../../nodes/shared/clioNode/readParameters';
import type { Folder, Subject } from '../../../../../../nodes/shared/clio/port';
import type { Operation } from '../../../../../../nodes/shared/node/Operation';
import { optionsField } from '../../../../../../nodes/shared/node/panel';
import { z } from '../../../../../../nodes/shared/vendor/zod';
import type { Dependencies } from '../shared/Dependencies';
import { documentRow, matterRow } from '../shared/rows';
import { readClick } from './readClick';
import { verifyClicks, type ClickRequest, type VerifiedClick } from './verifyClicks';

/** Verify Click: one output item per click, with the record that it was on. What is not proven is refused. */
export const verifyClick: Operation<ClickRequest, VerifiedClick, Dependencies> = {
	fields: [
		{
			displayName: 'Query Parameters',
			name: 'query',
			type: 'json',
			required: true,
			default: '={{ $json.query }}',
			description: 'The query of the Webhook node that the link in Clio opens',
		},
		optionsField([
			customActionLocator({
				...{ displayName: 'Custom Action', name: 'customAction' },
				description: 'The only link whose clicks are accepted. If left out, any link of this app counts.',
			}),
		]),
	],
	read: readClickRequest,
	run: async (requests, { clio }) => await verifyClicks(requests, clio),
	rows: ({ userId, userName, customActionId, subject }) => [
		{ userId, userName, customActionId, subjectType: subject.kind, ...subjectRow(subject) },
	],
};

/** @throws Refusal `invalid_input` */
function readClickRequest(context: IExecuteFunctions, item: number): ClickRequest {
	const { query, options } = readParameters(context, item, {
		query: z.unknown(),
		// Who adds the option and leaves it empty does not mean all links.
		options: z.object({ customAction: recordLocator().optional() }).default({}),
	});
	return { ...readClick(parsed(query)), expectedActionId: options.customAction };
}

/** An expression yields an object; what is typed is JSON. */
function parsed(query: unknown): unknown {
	if (typeof query !== 'string') return query;
	try {
		return JSON.parse(query) as unknown;
	} catch {
		return undefined;
	}
}

function subjectRow(subject: Subject): IDataObject {
	switch (subject.kind) {
		case 'matter':
			return matterRow(subject.record);
		case 'document':
			return documentRow(subject.record);
		case 'folder':
			return folderRow(subject.record);
		case 'contact': {
			const { id, etag, name, type } = subject.record;
			return { contactId: id, name, type, etag };
		}
	}
}

const folderRow = ({ id, etag, name, matter, parent, ...folder }: Folder): IDataObject => ({
	...{ folderId: id, name, matterId: matter?.id ?? null, matterNumber: matter?.name ?? '' },
	...{ parentId: parent?.id ?? null, parentName: parent?.name ?? '' },
	...{ createdAt: folder.createdAt, updatedAt: folder.updatedAt },
	...{ deletedAt: folder.deletedAt ?? null, etag },
});
