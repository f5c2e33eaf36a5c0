import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonicalText } from './canonical-text';

/** JSON without the blanks and line breaks between its parts. */
function withoutBlanks(text: string): string {
  return text.replace(/("(?:[^"\\]|\\.)*")|\s+/g, (_all, string?: string) => string ?? '');
}

test('it is RFC 8785 with blanks for people', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (data) => {
      expect(withoutBlanks(canonicalText(data))).toBe(canonicalize(data));
    }),
    { numRuns: 2_000 },
  );
});

test('it says the same as the data, and always in the same way', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (data) => {
      const text = canonicalText(data);
      expect(JSON.stringify(JSON.parse(text))).toBe(
        JSON.stringify(JSON.parse(canonicalText(JSON.parse(text)))),
      );
      expect(canonicalText(JSON.parse(text))).toBe(text);
    }),
    { numRuns: 2_000 },
  );
});

test('members are in the order of their characters, numbers among them; what is undefined is not there', () => {
  expect(canonicalText({ b: [], 9: {}, 10: [1, { d: 'ä' }], a: undefined })).toBe(`{
  "10": [
    1,
    {
      "d": "ä"
    }
  ],
  "9": {},
  "b": []
}
`);
});
