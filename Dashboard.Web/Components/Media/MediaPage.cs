using Dashboard.Web.Components.Dashboards;
using EventFormat.Summaries;

namespace Dashboard.Web.Components.Media;

/// <summary>What dashboards of steps do alike: tell their browser module which step to show and how, hear which was chosen.</summary>
/// <param name="url">Reads and writes the view.</param>
/// <param name="module">The browser module; it exports <c>open(root, dotNet)</c>.</param>
/// <param name="kind">The kind of tags it shows.</param>
public abstract class MediaPage<TView>(MediaViewUrl<TView> url, string module, SummaryKind kind) : ScriptedPage<TView>(url, kind)
    where TView : MediaView
{
    private MediaPageModule _module = null!;

    /// <summary>The dashboard's own part of the view, as its module spells it.</summary>
    protected abstract object Settings { get; }

    private protected override IScriptModule Module => _module;

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        _module = new MediaPageModule(Js, module);
        _module.StepChosen += OnStepChosen;
        base.OnInitialized();
    }

    /// <inheritdoc />
    protected override Task TellAsync() => _module.SetPageAsync(Drawn, View.Step, View.ShowSuperseded, Settings);

    private void OnStepChosen(long? step)
    {
        MediaView view = View;
        Replace(view with { Step = step });
    }
}
