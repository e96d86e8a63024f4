using System.Text.Json.Serialization;
using Dashboard.Web.Graphs.Profile;

namespace Dashboard.Web.Graphs;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<RunGraphs>))]
[JsonSerializable(typeof(NodeAnswer))]
[JsonSerializable(typeof(GraphProfile))]
[JsonSerializable(typeof(UploadAnswer))]
internal sealed partial class GraphAnswersJson : JsonSerializerContext;
