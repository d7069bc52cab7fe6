import { KeptOffice } from '../runs/KeptOffice';
import { runningStack } from '../stack/runningStack';

const stack = runningStack();
let office: KeptOffice;

beforeAll(async () => (office = await KeptOffice.open(stack, 'backup')));
afterAll(async () => {
	await office.bringDropboxBack();
	await office.queue.close();
	await office.queue.clio.act('/switches', { rateLimit: 50 });
});

test('after a machine is lost, the backup goes on on another one: nothing is lost, nothing is there twice', async () => {
	const { queue } = office;
	await office.add('Filed.pdf');
	await office.untilFiled('Filed.pdf');
	await office.takeDropboxDown();
	await office.add('Waiting 1.pdf', 'Waiting 2.pdf');
	await office.untilWaiting('Waiting 1.pdf', 'Waiting 2.pdf');
	await queue.stop();
	const backup = queue.machine.backUp();
	await queue.start();

	// What happens from here on is in no backup.
	await office.bringDropboxBack();
	await office.add('After.pdf');
	await office.change('Filed.pdf', 'changed after the backup');
	await office.untilFiled('Waiting 1.pdf', 'Waiting 2.pdf', 'After.pdf', 'Filed.pdf');
	const before = ['After.pdf', 'Filed.pdf', 'Waiting 1.pdf', 'Waiting 2.pdf'];
	expect(await office.files()).toEqual([...before, '_Archive/Filed_v1_DATE.pdf']);

	await queue.kill();
	queue.machine.restore(backup, stack.communityPackages);
	await office.add('While there was none.pdf');
	await queue.start();
	await office.untilFiled('Waiting 1.pdf', 'Waiting 2.pdf', 'After.pdf', 'While there was none.pdf');
	await office.add('New.pdf');
	await office.change('After.pdf', 'changed after it was restored');
	await office.untilFiled('New.pdf', 'After.pdf');
	expect(await office.files()).toEqual([
		...['After.pdf', 'Filed.pdf', 'New.pdf', 'Waiting 1.pdf', 'Waiting 2.pdf', 'While there was none.pdf'],
		...['_Archive/After_v1_DATE.pdf', '_Archive/Filed_v1_DATE.pdf'],
	]);
});
