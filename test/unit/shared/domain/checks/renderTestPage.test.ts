/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { renderTestPage } from '@/nodes/shared/domain/checks/renderTestPage';
import { okLine, wrongLine } from '@/nodes/shared/domain/checks/TestLine';

it('asks for a matter, and says nothing before there was a try', () => {
	const html = renderTestPage(undefined, '');
	expect(html).toContain('<input id="matter" name="matter" required');
	expect(html).not.toContain('<li');
	expect(html).not.toContain('role="status"');
});

it('shows lines under their parts, with what to do, and no markup of names', () => {
	const html = renderTestPage(
		{
			...{ ok: false, mayFile: false },
			lines: [okLine('Email', 'Sent.'), wrongLine('The matter', '<b>Doe & "Co"', 'Do <i>it')],
		},
		'"><script>',
	);
	expect(html).toContain('1 thing has to be corrected.');
	expect(html).toContain('<h2>Email</h2>');
	expect(html).toContain('&lt;b&gt;Doe &amp; &quot;Co&quot;');
	expect(html).toContain('Do &lt;i&gt;it');
	expect(html).not.toContain('<script');
	expect(html).not.toContain('<h2>Folders</h2>');
});

it('says in numbers how much is to be corrected, and that all works', () => {
	const wrong = wrongLine('Email', 'a', '');
	expect(renderTestPage({ ok: false, mayFile: false, lines: [wrong, wrong] }, '')).toContain('2 things have');
	expect(renderTestPage({ ok: true, mayFile: true, lines: [] }, '')).toContain('Everything works.');
});
