import { confineTo, linkOf, ownAddress } from './address';
import { Api } from './api';
import { CasePage, type Settings } from './CasePage';
import { preferredLanguage, speech } from './language';

const address = ownAddress();
confineTo(address);
const settings = JSON.parse(document.getElementById('settings')?.textContent ?? '{}') as Settings;
speech.set(preferredLanguage(settings.language, navigator.languages));
const link = linkOf(window.location.hash);
const page = new CasePage(new Api(address, link), settings, link !== '');
document.body.prepend(page.element);
void page.start();
// Another link in the same window.
window.addEventListener('hashchange', () => window.location.reload());
