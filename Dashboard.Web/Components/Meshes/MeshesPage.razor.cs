using Dashboard.Web.Components.Panels;
using Dashboard.Web.Ingest;
using EventFormat.Summaries;

namespace Dashboard.Web.Components.Meshes;

/// <summary>The meshes page: for each mesh of each run a picture that is turned, moved and stepped through.</summary>
public sealed partial class MeshesPage : PanelPage<MeshView>
{
    // How writers name the tags of a mesh's parts.
    private const string Vertices = "_VERTEX";
    private static readonly string[] PartNames = ["_FACE", "_COLOR"];

    public MeshesPage()
        : base(MeshViewUrl.Instance, "./js/meshes/page.js", SummaryKind.Mesh)
    {
    }

    /// <inheritdoc />
    protected override object Message => new
    {
        axis = View.Axis.ToString().ToLowerInvariant(),
        cardWidth = View.CardWidth,
        linked = View.LinksCameras,
    };

    // Faces and colours are shown on the vertices they belong to.
    private bool IsPart(TagRow tag) =>
        PartNames.FirstOrDefault(part => tag.Name.EndsWith(part, StringComparison.Ordinal)) is { } name
        && tag.Name[..^name.Length] + Vertices is var vertices
        && Contents.Snapshot.Tags.Any(other => other.Kind == SummaryKind.Mesh && other.Name == vertices);

    private static string Stem(TagRow tag) => tag.Name.EndsWith(Vertices, StringComparison.Ordinal) ? tag.Name[..^Vertices.Length] : tag.Name;
}
