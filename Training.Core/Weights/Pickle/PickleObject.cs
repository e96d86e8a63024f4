namespace Training.Core.Weights.Pickle;

/// <summary>An object of a Python class that is not on the list of what is understood. Nothing of it was run; only its name is kept.</summary>
/// <param name="Type">Module and name of the class or function, such as <c>torchvision.models.resnet.ResNet</c>.</param>
public sealed record PickleObject(string Type);
