import {
	list,
	type ListRequest,
} from '../../../../../nodes/DropboxCaseFolders/actions/caseFolder/list.operation';
import { createFolder } from '../../../../emulator/dropbox/state/createFolder';
import { emulated } from '../../../../support/emulated';

const everything: ListRequest = {
	address: '/Case',
	wanted: { depth: Infinity, limit: Infinity, filter: {} },
	output: 'entries',
	simplify: true,
};

test('lists', async () => {
	const { dropbox, view, clock } = emulated();
	createFolder(view(), '/Case/A/b', { autorename: false });
	const [outcome] = await list.run([everything], { dropbox, clock });
	if (!outcome?.ok) throw outcome?.refusal;
	console.log(list.rows(outcome.value));
});
