// The explorer: its routes, and what every view stands in.
import { type ComponentType, lazy, StrictMode, Suspense } from "react";
import { createRoot } from "react-dom/client";
import { createBrowserRouter, Outlet, RouterProvider, ScrollRestoration } from "react-router";
import { Provider } from "urql";
import { client } from "./graph/client.ts";
import { Waiting } from "./parts/ask.tsx";
import { Broken, Shell } from "./parts/shell.tsx";
import { VIEWS } from "./views/index.ts";
import { Start } from "./views/start.tsx";
import { NotFound } from "./views/not-found.tsx";
import "./style/index.css";

const show = (load: () => Promise<{ default: ComponentType }>) => {
  const View = lazy(load);
  return <Suspense fallback={<Waiting lines={10} />}><View /></Suspense>;
};

const router = createBrowserRouter([
  {
    element: <Shell><Outlet /><ScrollRestoration /></Shell>,
    children: [
      {
        errorElement: <Broken />,
        children: [
          { path: "/", element: <Start /> },
          ...VIEWS.map((view) => ({ path: view.path, element: show(view.load) })),
          { path: "*", element: <NotFound /> },
        ],
      },
    ],
  },
]);

const root = document.getElementById("explorer");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Provider value={client}>
        <RouterProvider router={router} />
      </Provider>
    </StrictMode>,
  );
}
