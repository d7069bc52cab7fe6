/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { listSearch } from '@/nodes/shared/clioNode/methods/listSearch';
import { kindOfField } from '@/nodes/shared/clioNode/readParameters';
import { accountOperations } from '@/packages/clio-matters/nodes/ClioMatters/actions/account/Account.resource';
import { customActionOperations } from '@/packages/clio-matters/nodes/ClioMatters/actions/customAction/CustomAction.resource';
import { documentOperations } from '@/packages/clio-matters/nodes/ClioMatters/actions/document/Document.resource';
import { matterOperations } from '@/packages/clio-matters/nodes/ClioMatters/actions/matter/Matter.resource';
import { noteOperations } from '@/packages/clio-matters/nodes/ClioMatters/actions/note/Note.resource';
import { ClioMatters } from '@/packages/clio-matters/nodes/ClioMatters/ClioMatters.node';
import { testPanels } from '@/test/support/testPanels';

testPanels({
	node: new ClioMatters(),
	operations: {
		account: accountOperations,
		matter: matterOperations,
		document: documentOperations,
		note: noteOperations,
		customAction: customActionOperations,
	},
	kindOfField,
	lists: Object.keys(listSearch),
});
