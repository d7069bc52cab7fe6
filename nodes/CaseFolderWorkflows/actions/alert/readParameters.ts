import { createReader } from '../shared/createReader';

export const { kindOfField, checkParameter, readParameters } = createReader({
	'options.place': 'filter',
	'options.recipients': 'filterList',
	'options.statusPageUrl': 'filter',
});
