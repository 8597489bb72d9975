// What the views say in which people work: review, candidates, upload.
export const work = {
  denied: { title: "This needs a key that may", say: "Enter a key with the right to review or to ingest: the button “Key” at the top." },
};
