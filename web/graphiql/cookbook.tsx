// The cookbook: questions that users ask, each with the query that answers it.
import { useEditorContext, type GraphiQLPlugin } from "@graphiql/react";
import { useEffect, useState } from "react";

interface Recipe {
  name: string;
  question: string;
  query: string;
  variables: string;
}

function Book() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.6" aria-hidden="true">
      <path d="M12 6c-2-1.6-4.6-2-8-2v14c3.4 0 6 .4 8 2 2-1.6 4.6-2 8-2V4c-3.4 0-6 .4-8 2Zm0 0v14" />
    </svg>
  );
}

function Cookbook() {
  const { queryEditor, variableEditor } = useEditorContext({ nonNull: true });
  const [recipes, setRecipes] = useState<Recipe[]>([]);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    fetch("/cookbook.json")
      .then((answer) => answer.json())
      .then(setRecipes)
      .catch(() => setFailed(true));
  }, []);

  function choose(recipe: Recipe) {
    queryEditor?.setValue(recipe.query);
    variableEditor?.setValue(recipe.variables === "{}" ? "" : JSON.stringify(JSON.parse(recipe.variables), null, 2));
    queryEditor?.focus();
  }

  return (
    <section aria-label="Cookbook">
      <h2 className="cookbook-title">Questions</h2>
      {failed && <p role="alert">The cookbook could not be fetched; reload the page.</p>}
      <ul className="cookbook">
        {recipes.map((recipe) => (
          <li key={recipe.name}>
            <button type="button" onClick={() => choose(recipe)}>
              {recipe.question}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

export const cookbookPlugin: GraphiQLPlugin = { title: "Cookbook", icon: Book, content: Cookbook };
