/**
 * The DOM functions that the app adds to every window, as `declare global` in obsidian.d.ts lists them.
 * They are put into each realm: the page, and every pop-out.
 */

/** A window with its constructors, as every real window has them. */
export type Realm = Window & typeof globalThis;

type Listener = (event: Event, target: HTMLElement) => unknown;

interface DelegatedListener {
  readonly type: string;
  readonly selector: string;
  readonly listener: Listener;
  readonly callback: (event: Event) => void;
}

const delegatedListeners = new WeakMap<EventTarget, DelegatedListener[]>();

/** Adds the app's DOM functions to a window, and its globals (`createEl`, `activeDocument` …). */
export function installDomFunctions(realm: Realm): void {
  extend(realm.Node.prototype, nodeFunctions);
  // An element that moves to another window keeps the classes of the one that made it.
  extend(realm.Node.prototype, { constructorWin: realm });
  extend(realm.Element.prototype, elementFunctions);
  extend(realm.HTMLElement.prototype, htmlElementFunctions);
  extend(realm.SVGElement.prototype, styleFunctions);
  extend(realm.DocumentFragment.prototype, searchFunctions);
  extend(realm.Document.prototype, delegationFunctions);
  extend(realm.UIEvent.prototype, eventFunctions);
  extend(realm, globalFunctions(realm));
  installLanguageFunctions(realm);
}

function extend(target: object, members: object): void {
  for (const [name, descriptor] of Object.entries<PropertyDescriptor>(Object.getOwnPropertyDescriptors(members))) {
    Object.defineProperty(target, name, { ...descriptor, enumerable: false, configurable: true });
  }
}

function ownerDocument(node: Node): Document {
  return node.nodeType === Node.DOCUMENT_NODE ? (node as Document) : (node.ownerDocument ?? document);
}

const nodeFunctions = {
  get doc(): Document { return ownerDocument(this as unknown as Node); },
  get win(): Window { return ownerDocument(this as unknown as Node).defaultView ?? window; },
  detach(this: Node) { this.parentNode?.removeChild(this); },
  empty(this: Node) { while (this.lastChild) this.removeChild(this.lastChild); },
  insertAfter(this: Node, node: Node, child: Node | null) { return this.insertBefore(node, child ? child.nextSibling : this.firstChild); },
  indexOf(this: Node, other: Node) { return Array.prototype.indexOf.call(this.childNodes, other); },
  setChildrenInPlace(this: Node, children: Node[]) {
    for (const present of Array.from(this.childNodes)) if (!children.includes(present)) this.removeChild(present);
    children.forEach((child, index) => { if (this.childNodes[index] !== child) this.insertBefore(child, this.childNodes[index] ?? null); });
  },
  appendText(this: Node, text: string) { this.appendChild(ownerDocument(this).createTextNode(text)); },
  /** The same class exists in every window: its name is looked up in the one that made the node. */
  instanceOf(this: Node, type: abstract new (...parameters: never[]) => unknown) {
    if (this instanceof type) return true;
    const own = (this.constructorWin as unknown as Record<string, unknown>)[type.name];
    return typeof own === 'function' && this instanceof own;
  },
  createEl(this: Node, tag: string, info?: DomElementInfo | string, callback?: (el: Element) => void) {
    return build(ownerDocument(this).createElement(tag), this, info, callback);
  },
  createDiv(this: Node, info?: DomElementInfo | string, callback?: (el: Element) => void) {
    return build(ownerDocument(this).createElement('div'), this, info, callback);
  },
  createSpan(this: Node, info?: DomElementInfo | string, callback?: (el: Element) => void) {
    return build(ownerDocument(this).createElement('span'), this, info, callback);
  },
  createSvg(this: Node, tag: string, info?: DomElementInfo | string, callback?: (el: Element) => void) {
    return build(ownerDocument(this).createElementNS('http://www.w3.org/2000/svg', tag), this, info, callback);
  },
};

function build<E extends Element>(el: E, parent: Node | null, info: DomElementInfo | string | undefined, callback?: (el: E) => void): E {
  const { cls, text, attr, title, parent: givenParent, value, type, prepend, placeholder, href }: DomElementInfo =
    typeof info === 'string' ? { cls: info } : info ?? {};
  if (cls !== undefined) addClasses(el, Array.isArray(cls) ? cls : [cls]);
  if (text !== undefined) elementFunctions.setText.call(el, text);
  for (const [name, setting] of Object.entries({ ...attr, title, value, type, placeholder, href })) {
    if (setting !== undefined) elementFunctions.setAttr.call(el, name, setting);
  }
  const place = givenParent ?? parent;
  // A detached element made by the global createEl belongs nowhere; a document takes no children.
  if (place && place.nodeType !== Node.DOCUMENT_NODE) {
    if (prepend === true) place.insertBefore(el, place.firstChild);
    else place.appendChild(el);
  }
  callback?.(el);
  return el;
}

function addClasses(el: Element, classes: readonly string[]): void {
  el.classList.add(...classes.flatMap((name) => name.split(' ')).filter(Boolean));
}

const searchFunctions = {
  find(this: ParentNode, selector: string) { return this.querySelector(selector); },
  findAll(this: ParentNode, selector: string) { return Array.from(this.querySelectorAll(selector)); },
};

const elementFunctions = {
  ...searchFunctions,
  getText(this: Element) { return this.textContent; },
  setText(this: Element, text: string | DocumentFragment) {
    if (typeof text === 'string') this.textContent = text;
    else this.replaceChildren(text);
  },
  addClass(this: Element, ...classes: string[]) { addClasses(this, classes); },
  addClasses(this: Element, classes: string[]) { addClasses(this, classes); },
  removeClass(this: Element, ...classes: string[]) { this.classList.remove(...classes); },
  removeClasses(this: Element, classes: string[]) { this.classList.remove(...classes); },
  toggleClass(this: Element, classes: string | string[], value: boolean) {
    for (const name of Array.isArray(classes) ? classes : [classes]) this.classList.toggle(name, value);
  },
  hasClass(this: Element, name: string) { return this.classList.contains(name); },
  setAttr(this: Element, name: string, value: string | number | boolean | null) {
    if (value === null) this.removeAttribute(name);
    else this.setAttribute(name, String(value));
  },
  setAttrs(this: Element, attributes: Record<string, string | number | boolean | null>) {
    for (const [name, value] of Object.entries(attributes)) elementFunctions.setAttr.call(this, name, value);
  },
  getAttr(this: Element, name: string) { return this.getAttribute(name); },
  matchParent(this: Element, selector: string, lastParent?: Element): Element | null {
    if (this.matches(selector)) return this;
    return this === lastParent || this.parentElement === null ? null : elementFunctions.matchParent.call(this.parentElement, selector, lastParent);
  },
  getCssPropertyValue(this: Element, property: string, pseudoElement?: string) {
    return this.win.getComputedStyle(this, pseudoElement).getPropertyValue(property).trim();
  },
  isActiveElement(this: Element) { return this.doc.activeElement === this; },
  findAllSelf(this: Element, selector: string) {
    return [...(this.matches(selector) ? [this] : []), ...Array.from(this.querySelectorAll(selector))];
  },
};

const styleFunctions = {
  setCssStyles(this: HTMLElement, styles: Partial<CSSStyleDeclaration>) { Object.assign(this.style, styles); },
  setCssProps(this: HTMLElement, properties: Record<string, string>) {
    for (const [name, value] of Object.entries(properties)) this.style.setProperty(name, value);
  },
};

const delegationFunctions = {
  on(this: EventTarget, type: string, selector: string, listener: Listener, options?: boolean | AddEventListenerOptions) {
    const callback = (event: Event) => {
      const target = (event.target as Element | null)?.closest<HTMLElement>(selector);
      if (target && (this as Node).contains(target)) listener.call(this, event, target);
    };
    delegatedListeners.set(this, [...(delegatedListeners.get(this) ?? []), { type, selector, listener, callback }]);
    this.addEventListener(type, callback, options);
  },
  off(this: EventTarget, type: string, selector: string, listener: Listener, options?: boolean | AddEventListenerOptions) {
    const isIt = (known: DelegatedListener) => known.type === type && known.selector === selector && known.listener === listener;
    const all = delegatedListeners.get(this) ?? [];
    for (const known of all.filter(isIt)) this.removeEventListener(type, known.callback, options);
    delegatedListeners.set(this, all.filter((known) => !isIt(known)));
  },
};

const htmlElementFunctions = {
  ...styleFunctions,
  ...delegationFunctions,
  get innerWidth(): number { return inner(this as unknown as HTMLElement, 'Left', 'Right', 'clientWidth'); },
  get innerHeight(): number { return inner(this as unknown as HTMLElement, 'Top', 'Bottom', 'clientHeight'); },
  show(this: HTMLElement) { if (this.style.display === 'none') this.style.removeProperty('display'); },
  hide(this: HTMLElement) { this.style.display = 'none'; },
  toggle(this: HTMLElement, show: boolean) { if (show) this.show(); else this.hide(); },
  toggleVisibility(this: HTMLElement, visible: boolean) { this.style.visibility = visible ? '' : 'hidden'; },
  isShown(this: HTMLElement) { return this.offsetParent !== null; },
  onClickEvent(this: HTMLElement, listener: (event: MouseEvent) => unknown, options?: boolean | AddEventListenerOptions) {
    this.addEventListener('click', listener, options);
    this.addEventListener('auxclick', listener, options);
  },
  /** As in the app: an animation without effect, which the browser starts whenever the element comes into a document. */
  onNodeInserted(this: HTMLElement, listener: () => unknown, once = false) {
    this.classList.add('node-insert-event');
    const callback = (event: AnimationEvent) => {
      if (event.animationName !== 'node-inserted' || event.target !== this) return;
      if (once) stop();
      listener();
    };
    const stop = () => {
      this.classList.remove('node-insert-event');
      this.removeEventListener('animationstart', callback);
    };
    this.addEventListener('animationstart', callback);
    return stop;
  },
  onWindowMigrated(this: HTMLElement, listener: (win: Window) => unknown) {
    let present = this.win;
    return this.onNodeInserted(() => {
      if (this.win === present) return;
      present = this.win;
      listener(present);
    });
  },
  trigger(this: HTMLElement, type: string) { this.dispatchEvent(new (this.win as Realm).Event(type, { bubbles: true })); },
};

function inner(el: HTMLElement, before: string, after: string, size: 'clientWidth' | 'clientHeight'): number {
  const style = el.win.getComputedStyle(el) as unknown as Record<string, string>;
  return el[size] - parseFloat(style[`padding${before}`] ?? '0') - parseFloat(style[`padding${after}`] ?? '0');
}

const eventFunctions = {
  get targetNode(): Node | null { return (this as unknown as Event).target as Node | null; },
  get win(): Window { return (this as unknown as UIEvent).view ?? window; },
  get doc(): Document { return ((this as unknown as UIEvent).view ?? window).document; },
  instanceOf(this: UIEvent, type: abstract new (...parameters: never[]) => unknown) {
    if (this instanceof type) return true;
    const own = ((this.view ?? window) as unknown as Record<string, unknown>)[type.name];
    return typeof own === 'function' && this instanceof own;
  },
};

function globalFunctions(realm: Realm) {
  const { document: doc } = realm;
  const make = (tag: string) => (info?: DomElementInfo | string, callback?: (el: Element) => void) => build(doc.createElement(tag), null, info, callback);
  return {
    activeWindow: realm,
    activeDocument: doc,
    createEl: (tag: string, info?: DomElementInfo | string, callback?: (el: Element) => void) => make(tag)(info, callback),
    createDiv: make('div'),
    createSpan: make('span'),
    createSvg: (tag: string, info?: SvgElementInfo | string, callback?: (el: Element) => void) =>
      build(doc.createElementNS('http://www.w3.org/2000/svg', tag), null, info, callback),
    createFragment: (callback?: (fragment: DocumentFragment) => void) => {
      const fragment = doc.createDocumentFragment();
      callback?.(fragment);
      return fragment;
    },
    fish: (selector: string) => doc.querySelector(selector),
    fishAll: (selector: string) => Array.from(doc.querySelectorAll(selector)),
    isBoolean: (value: unknown) => typeof value === 'boolean',
    ready: (callback: () => unknown) => {
      if (doc.readyState === 'loading') doc.addEventListener('DOMContentLoaded', callback);
      else callback();
    },
    sleep: (milliseconds: number) => new Promise((resolve) => { realm.setTimeout(resolve, milliseconds); }),
    nextFrame: () => new Promise((resolve) => { realm.requestAnimationFrame(resolve); }),
  };
}

function installLanguageFunctions(realm: Realm): void {
  extend(realm.Array.prototype, {
    first(this: unknown[]) { return this[0]; },
    last(this: unknown[]) { return this[this.length - 1]; },
    contains(this: unknown[], value: unknown) { return this.includes(value); },
    remove(this: unknown[], value: unknown) {
      for (let index = this.indexOf(value); index >= 0; index = this.indexOf(value)) this.splice(index, 1);
    },
    unique(this: unknown[]) { return [...new Set(this)]; },
  });
  extend(realm.String.prototype, { contains(this: string, part: string) { return this.includes(part); } });
  extend(realm.String, { isString: (value: unknown) => typeof value === 'string' });
  extend(realm.Number, { isNumber: (value: unknown) => typeof value === 'number' });
  extend(realm.Math, {
    clamp: (value: number, min: number, max: number) => Math.min(Math.max(value, min), max),
    square: (value: number) => value * value,
  });
  extend(realm.Object, {
    isEmpty: (value: object) => Object.keys(value).length === 0,
    each: (value: Record<string, unknown>, callback: (member: unknown, key: string) => boolean | void) =>
      Object.entries(value).every(([key, member]) => callback(member, key) !== false),
  });
}
