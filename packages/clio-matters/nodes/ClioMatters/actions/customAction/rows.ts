import type { IDataObject } from 'n8n-workflow';
import type { CustomAction } from '../../../../../../nodes/shared/clio/port';

export const customActionRow = (
	action: Omit<CustomAction, 'id' | 'etag'> & { id?: number },
): IDataObject => ({
	customActionId: action.id ?? null,
	...{ label: action.label, page: action.page ?? '', targetUrl: action.targetUrl },
});
