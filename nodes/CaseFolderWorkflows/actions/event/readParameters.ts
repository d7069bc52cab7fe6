import { createReader } from '../shared/createReader';

export const { kindOfField, checkParameter, readParameters } = createReader({
	eventId: 'record',
	caseKey: 'recordIfAny',
	documentId: 'recordIfAny',
	'options.versionId': 'recordIfAny',
	retryWaits: 'names',
});
