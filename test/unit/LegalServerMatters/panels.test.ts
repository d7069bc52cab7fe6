/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { listSearch } from '@/nodes/shared/legalserverNode/methods/listSearch';
import { kindOfField } from '@/nodes/shared/legalserverNode/readParameters';
import { accountOperations } from '@/packages/legalserver-matters/nodes/LegalServerMatters/actions/account/Account.resource';
import { documentOperations } from '@/packages/legalserver-matters/nodes/LegalServerMatters/actions/document/Document.resource';
import { noteOperations } from '@/packages/legalserver-matters/nodes/LegalServerMatters/actions/note/Note.resource';
import { matterOperations } from '@/packages/legalserver-matters/nodes/LegalServerMatters/actions/matter/Matter.resource';
import { LegalServerMatters } from '@/packages/legalserver-matters/nodes/LegalServerMatters/LegalServerMatters.node';
import { testPanels } from '@/test/support/testPanels';

testPanels({
	node: new LegalServerMatters(),
	operations: {
		account: accountOperations,
		document: documentOperations,
		matter: matterOperations,
		note: noteOperations,
	},
	kindOfField,
	lists: Object.keys(listSearch),
});

it('says of each operation on the canvas what it does, also where two resources have one of the same name', () => {
	const { subtitle } = new LegalServerMatters().description;
	expect(subtitle).toContain('"document getMany":"Get many documents"');
	expect(subtitle).toContain('"matter getMany":"Get many matters"');
	expect(subtitle).toContain('[$parameter["resource"] + " " + $parameter["operation"]]');
});
