/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { plainText, richText } from '@/nodes/shared/core/richText';

describe('the text of a note', () => {
	it.each([
		['<b>O’Neil & Sons</b>', '&lt;b&gt;O’Neil &amp; Sons&lt;/b&gt;'],
		['one\r\ntwo\nthree', 'one<br>two<br>three'],
		[
			'see https://x.example/a?b=1&c=2.',
			'see <a href="https://x.example/a?b=1&amp;c=2">https://x.example/a?b=1&amp;c=2</a>.',
		],
		['(http://x.example)', '(<a href="http://x.example">http://x.example</a>)'],
		[
			'https://x.example/"onclick=alert(1)',
			'<a href="https://x.example/">https://x.example/</a>&quot;onclick=alert(1)',
		],
		["https://x.example/'x", `<a href="https://x.example/&#39;x">https://x.example/&#39;x</a>`],
		[
			'(see https://x.example/Smith%20(22-1).)',
			'(see <a href="https://x.example/Smith%20(22-1)">https://x.example/Smith%20(22-1)</a>.)',
		],
		['javascript:alert(1)', 'javascript:alert(1)'],
	])('%s is escaped for where it stands, with its addresses as links', (text, rich) => {
		expect(richText(text)).toBe(rich);
		expect(plainText(rich)).toBe(text.replace(/\r\n/g, '\n'));
	});

	it('is read as people see it, whatever Clio makes of the tags', () => {
		expect(plainText('<p>A&nbsp;&lt;b&gt; &#x27;c&#39;</p><ul><li>d</li></ul>')).toBe("A <b> 'c'\nd\n");
		expect(plainText('1 < 2 &nosuch; &#99999999;')).toBe('1 < 2 &nosuch; &#99999999;');
	});
});
