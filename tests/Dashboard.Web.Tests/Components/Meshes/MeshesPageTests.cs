using Bunit.TestDoubles;
using Dashboard.Web.Components.Meshes;
using Dashboard.Web.Components.Shell;
using Dashboard.Web.Ingest;
using EventFormat.Summaries;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Web.Tests.Components.Meshes;

public sealed class MeshesPageTests : BunitContext
{
    private readonly FakeRunList _runs = new();

    public MeshesPageTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        JSInterop.SetupModule("./js/meshes/page.js").Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<IRunList>(_runs);
        FakeColours.AddTo(Services);
        Services.AddSingleton<ILogDirectories>(new FakeLogDirectories("runs"));
        Services.AddSingleton<TimeProvider>(new FakeTimeProvider());
    }

    [Fact]
    public void Parts_OfAMesh_AreOnePanelUnderItsName()
    {
        _runs.Publish(Some.Snapshot(Some.Runs("a"), Mesh(1, "cube_VERTEX"), Mesh(2, "cube_FACE"), Mesh(3, "cube_COLOR"), Mesh(4, "odd_FACE")));

        var page = RenderPage();

        Assert.Equal(["cube", "odd_FACE"], page.FindAll("h3").Select(title => title.TextContent));
        Assert.Equal(["1", "4"], page.FindAll("[data-panel]").Select(panel => panel.GetAttribute("data-tag")));
        Assert.Equal(2, page.FindAll("[data-steps]").Count);
    }

    [Fact]
    public void Cameras_Unlinked_IsInTheUrl()
    {
        _runs.Publish(Some.Snapshot(Some.Runs("a"), Mesh(1, "cube_VERTEX")));

        RenderPage().Find(".toolbar input[type='checkbox']").Change(false);

        Assert.EndsWith("?linked=0", Services.GetRequiredService<BunitNavigationManager>().Uri, StringComparison.Ordinal);
    }

    private static TagRow Mesh(int id, string name) => new(id, name, SummaryKind.Mesh, "", "");

    private IRenderedComponent<MeshesPage> RenderPage() => Render<MeshesPage>(parameters => parameters.AddCascadingValue(new LiveState()));
}
