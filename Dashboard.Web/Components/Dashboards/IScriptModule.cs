using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Dashboards;

/// <summary>The circuit's end of a page's script module.</summary>
internal interface IScriptModule : IAsyncDisposable
{
    /// <summary>Attaches the module to what is below <paramref name="root"/>; once, after the first render.</summary>
    Task OpenAsync(ElementReference root);
}
