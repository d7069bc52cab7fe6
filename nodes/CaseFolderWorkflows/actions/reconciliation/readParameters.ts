import { createReader } from '../shared/createReader';

export const { kindOfField, checkParameter, readParameters } = createReader({
	...{ night: 'record', 'options.knownFolderId': 'filter' },
});
