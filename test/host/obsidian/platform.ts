/** Which app the plugin thinks it is in: language, API version, device. Chosen by the page's URL. */

export type Device = 'desktop' | 'phone' | 'tablet' | 'ios';

export interface HostOptions {
  readonly language: string;
  readonly theme: 'light' | 'dark';
  readonly device: Device;
  readonly apiVersion: string;
  /** false: the page starts without the plugin, as when it is installed but switched off. */
  readonly plugin: boolean;
  /** false: the page's policy forbids workers from blobs, as some surroundings do. */
  readonly workers: boolean;
  /** The note to open at start. */
  readonly note: string | null;
}

/** Reads `?lang=es&theme=dark&platform=phone&apiVersion=1.13.0&plugin=off&workers=off&note=Atención.md`. */
export function optionsOfUrl(url: URL): HostOptions {
  const parameter = (name: string) => url.searchParams.get(name);
  const device = parameter('platform');
  return {
    language: parameter('lang') ?? 'en',
    theme: parameter('theme') === 'dark' ? 'dark' : 'light',
    device: device === 'phone' || device === 'tablet' || device === 'ios' ? device : 'desktop',
    apiVersion: parameter('apiVersion') ?? '1.13.4',
    plugin: parameter('plugin') !== 'off',
    workers: parameter('workers') !== 'off',
    note: parameter('note'),
  };
}

export function platformOf(device: Device) {
  const isMobile = device !== 'desktop';
  return {
    isDesktop: !isMobile,
    isMobile,
    isDesktopApp: !isMobile,
    isMobileApp: isMobile,
    isIosApp: device === 'ios',
    isAndroidApp: device === 'phone' || device === 'tablet',
    isPhone: device === 'phone' || device === 'ios',
    isTablet: device === 'tablet',
    isMacOS: device === 'ios',
    isWin: false,
    isLinux: device !== 'ios',
    isSafari: device === 'ios',
    resourcePathPrefix: '/vault/',
  };
}

export function isVersionAtLeast(version: string, wanted: string): boolean {
  const numbers = (text: string) => text.split('.').map(Number);
  const have = numbers(version);
  for (const [index, want] of numbers(wanted).entries()) {
    const difference = (have[index] ?? 0) - want;
    if (difference !== 0) return difference > 0;
  }
  return true;
}
