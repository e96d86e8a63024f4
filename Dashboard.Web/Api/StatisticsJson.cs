using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dashboard.Web.Api;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(StatisticsRequest))]
[JsonSerializable(typeof(List<StatisticsRow>))]
internal sealed partial class StatisticsJson : JsonSerializerContext;
