/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { InvalidField } from '@/nodes/shared/node/InvalidField';
import { close } from '@/nodes/DropboxCaseFolders/actions/caseFolder/close.operation';
import { create } from '@/nodes/DropboxCaseFolders/actions/caseFolder/create.operation';

const WHY = 'it is not one of the choices in the list';

describe('A field that does not fit', () => {
	it.each([
		[['closeMethod'], 'Close Method'],
		[['caseFolder', 'value'], 'Case Folder'],
		[['options', 'skipEmptyFolders'], 'Skip Empty Folders'],
		[['options', 'closedOn'], 'Closed On'],
		[['options'], 'Options'],
		[['someOther'], 'Some Other'],
	])('is called as the panel calls it: %j', (path, label) => {
		const { message, reason } = new InvalidField(path, WHY).withLabels(close.fields);
		expect([reason, message]).toEqual(['invalid_input', `The field “${label}” cannot be used: ${WHY}`]);
	});

	it('is called by its collection where it has no label of its own', () => {
		const { message } = new InvalidField(['templateFields', 'field', '0', 'value'], WHY, create.fields);
		expect(message).toContain('“Template Fields”');
	});

	it('is called nearly so where the panel is not known', () => {
		expect(new InvalidField(['options', 'caseId'], WHY).message).toContain('“Case ID”');
		expect(new InvalidField([], WHY).message).toContain('“”');
	});
});
