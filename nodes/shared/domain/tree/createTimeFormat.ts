/** Shows moments in a time zone: `2026-03-29 14:05`, which is read alike everywhere, and sorts. */
export function createTimeFormat(timeZone: string): (moment: string) => string {
	const format = new Intl.DateTimeFormat('en', {
		...{ timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
		...{ hour: '2-digit', minute: '2-digit' },
	});
	return (moment) => {
		const parts = Object.fromEntries(
			format.formatToParts(Date.parse(moment)).map(({ type, value }) => [type, value]),
		);
		return `${parts['year']}-${parts['month']}-${parts['day']} ${parts['hour']}:${parts['minute']}`;
	};
}
