/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { pollCycle } from '@/nodes/DropboxCaseFoldersTrigger/cycle/pollCycle';
import type { Watch } from '@/nodes/DropboxCaseFoldersTrigger/cycle/Watch';
import { EVENTS } from '@/nodes/shared/domain/changes/FolderChange';
import { createChangesPort } from '@/nodes/shared/dropbox/changes/createChangesPort';
import { createSdk } from '@/nodes/shared/dropbox/client/createApi';
import { createTestDropbox, createEmulatorSend } from '@/test/support/createTestDropbox';

it.each([
	[true, ['documentAdded Ravi.txt', 'documentChanged Ours.txt']],
	[false, ['documentAdded Jane.txt', 'documentAdded Ravi.txt', 'documentChanged Ours.txt']],
])('leaves out what the own account wrote in a team folder: %s', async (ignoreOwn, expected) => {
	const jane = createTestDropbox({ fixture: 'teamSpace', token: 'jane', inTeamSpace: true });
	const root = jane.fixture.accounts['ravi']?.rootNamespaceId ?? '';
	const ravi = createSdk(createEmulatorSend(jane.emulator, jane.fixture.tokens['ravi'] ?? ''), {
		pathRoot: JSON.stringify({ '.tag': 'root', root }),
	});
	const write = async (person: typeof ravi, file: string) =>
		await person.filesUpload({
			...{ path: `/Matters/Doe, Jane/${file}`, contents: Buffer.from(`${Math.random()}`) },
			mode: { '.tag': 'overwrite' },
		});
	const watch: Watch = {
		...{ watching: 'a watch', workflowId: 'w', address: '/Matters', scope: 'destination', events: EVENTS },
		...{ includeExistingItems: false, ignoreOwn, repeatFor: 0 },
	};
	const dropbox = { ...jane.dropbox, ...createChangesPort(jane.api) };
	await write(jane.person, 'Ours.txt');
	const { state } = await pollCycle(undefined, watch, dropbox);
	await write(jane.person, 'Jane.txt');
	await write(ravi, 'Ravi.txt');
	await write(ravi, 'Ours.txt');
	const { rows } = await pollCycle(state, watch, dropbox);
	expect(rows.map(({ event, name }) => `${event} ${name}`).sort()).toEqual(expected);
	jane.close();
});
