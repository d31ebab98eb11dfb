// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT

export const byId = (id) => document.getElementById(id);

/** An element with a class and a content, which is text and never markup. */
export function make(tag, className = "", content = "") {
    const element = document.createElement(tag);
    if (className)
        element.className = className;
    if (content !== "")
        element.textContent = content;
    return element;
}

/** An element with \a properties or attributes and \a children, which are elements or text. */
export function build(tag, properties = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
        if (name in element)
            element[name] = value;
        else
            element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
}

/** Sets the text only if it differs: screen readers and layout react to every assignment. */
export function say(element, content) {
    if (element.textContent !== content)
        element.textContent = content;
}

/** A coloured word: \a tone is good, caution, bad, accent or neutral. */
export function setPill(element, tone, word) {
    const className = `pill ${tone}`;
    if (element.className !== className)
        element.className = className;
    say(element, word);
}

export const pill = (tone, word) => make("span", `pill ${tone}`, word);

/** Adds a style sheet and waits until it applies. */
export const addStyles = (url) => new Promise((resolve, reject) => {
    const link = build("link", { rel: "stylesheet", href: url, onload: resolve });
    link.onerror = () => {
        link.remove();
        reject(new Error(url));
    };
    document.head.append(link);
});

/** Announces it with a screen reader, at its next pause. */
export function announce(message) {
    byId("announcer").textContent = message;
}
